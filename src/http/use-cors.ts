import type { Plugin } from "graphql-yoga";

/** What a page of another origin may send, and see, beyond what any page may. */
const PREFLIGHT = {
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers":
    "accept, apollo-require-preflight, authorization, content-type, graphql-require-preflight, " +
    "x-apollo-operation-name",
  "access-control-max-age": "600",
};
const ANSWER = { "access-control-expose-headers": "retry-after" };

/**
 * Lets pages of these origins ask, without cookies: there are none.
 *
 * This is our own because Yoga's answers `null` to an origin that is not on its list, which is the
 * origin of every sandboxed frame.
 *
 * @param origins - as browsers send them; with none, nothing is answered at all
 */
export function useCors(origins: readonly string[]): Plugin {
  if (origins.length === 0) return {};
  const allowed = (request: Request) => {
    const origin = request.headers.get("origin");
    return origin !== null && origins.includes(origin) ? origin : undefined;
  };
  return {
    onRequest({ request, fetchAPI, ...answer }) {
      if (request.method !== "OPTIONS") return;
      if (!request.headers.has("access-control-request-method")) return;
      const headers = allowed(request) === undefined ? {} : PREFLIGHT;
      answer.endResponse(new fetchAPI.Response(null, { status: 204, headers }));
    },
    onResponse({ request, response: { headers } }) {
      headers.append("vary", "Origin");
      const origin = allowed(request);
      if (origin === undefined) return;
      headers.set("access-control-allow-origin", origin);
      for (const [name, value] of Object.entries(ANSWER)) headers.set(name, value);
    },
  };
}
