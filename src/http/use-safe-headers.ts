import type { Plugin } from "graphql-yoga";

/** For whatever brings none of its own. GraphiQL, in somebody's frame, could be made to pay. */
const SAFE_HEADERS = {
  "content-security-policy": "frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/**
 * Has every answer say what a browser may not do with it, and nothing of its connection: Yoga asks
 * for streams to be kept alive, whatever the client asked for and also during shutdown.
 */
export function useSafeHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      for (const [name, value] of Object.entries(SAFE_HEADERS))
        if (!headers.has(name)) headers.set(name, value);
      headers.delete("connection");
      if (headers.get("content-type") === "text/html")
        headers.set("content-type", "text/html; charset=utf-8");
    },
  };
}
