import type { GraphQLError } from "graphql";
import type { FetchAPI } from "graphql-yoga";

/** A refusal beyond `/graphql`, as that would tell it. @param error - masked */
export function responseOf(error: GraphQLError, { Response }: FetchAPI): Response {
  const { http, ...extensions } = error.extensions;
  const { status = 500, headers = {} } = http ?? {};
  const body = JSON.stringify({ errors: [{ message: error.message, extensions }] });
  return new Response(body, {
    status,
    headers: { ...headers, "content-type": "application/json" },
  });
}
