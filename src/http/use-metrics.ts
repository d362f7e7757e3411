import type { Plugin } from "graphql-yoga";

/** Answers `GET /metrics` in the text format of Prometheus. */
export function useMetrics(text: () => Promise<string>): Plugin {
  return {
    async onRequest(asked) {
      const { url, request, fetchAPI } = asked;
      if (url.pathname !== "/metrics" || request.method !== "GET") return;
      const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
      asked.endResponse(new fetchAPI.Response(await text(), { headers }));
    },
  };
}
