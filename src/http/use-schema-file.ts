import type { Plugin } from "graphql-yoga";
import { PUBLIC_SDL } from "../graphql/public-sdl.ts";

const HEADERS = { "content-type": "application/graphql; charset=utf-8" };

/** Answers `GET /schema.graphql`, which front-end code generators read. */
export function useSchemaFile(): Plugin {
  return {
    onRequest(asked) {
      if (asked.request.method !== "GET" || asked.url.pathname !== "/schema.graphql") return;
      asked.endResponse(new asked.fetchAPI.Response(PUBLIC_SDL, { headers: HEADERS }));
    },
  };
}
