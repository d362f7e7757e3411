import type { Plugin } from "graphql-yoga";

/**
 * Answers 404 on every path but these. Yoga by itself takes each URL that ends with its endpoint,
 * be it in the query, for a request to it.
 */
export function useStrictPaths(paths: readonly string[]): Plugin {
  return {
    onRequest({ url, fetchAPI, ...answer }) {
      if (paths.includes(url.pathname)) return;
      answer.endResponse(new fetchAPI.Response(null, { status: 404 }));
    },
  };
}
