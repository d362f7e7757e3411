import type { Plugin } from "graphql-yoga";
import type { OpenReason } from "../ocr/circuit-breakers.ts";

/** Why the gateway should not be sent pictures now. A closed set: monitors may rely on it. */
export type Unreadiness = OpenReason | "DRAINING";

/** Answers `GET /ready`: 200, or 503 with the reason. It is never a paid call that finds out. */
export function useReadiness(unreadiness: () => Promise<Unreadiness | undefined>): Plugin {
  return {
    async onRequest(asked) {
      const { url, request, fetchAPI } = asked;
      if (url.pathname !== "/ready" || !["GET", "HEAD"].includes(request.method)) return;
      const reason = await unreadiness();
      const body = JSON.stringify(reason ? { ready: false, reason } : { ready: true });
      const headers = {
        "content-type": "application/json",
        "cache-control": "no-store",
        "content-length": String(body.length),
      };
      asked.endResponse(new fetchAPI.Response(body, { status: reason ? 503 : 200, headers }));
    },
  };
}
