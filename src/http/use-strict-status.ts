import type { Plugin } from "graphql-yoga";
import { acceptsJsonByName } from "./acceptable.ts";
import type { NodeContext } from "./use-request-body.ts";

/**
 * Gives a request that was never executed a 4xx status.
 *
 * For `application/json`, GraphQL over HTTP wants 200 there, for the sake of old clients. We follow
 * it for those who ask for that type by name, and tell everybody else the truth.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export function useStrictStatus(): Plugin<object, NodeContext> {
  return {
    onExecutionResult({ context: { req }, result }) {
      if (acceptsJsonByName(req)) return;
      if (!result || !("errors" in result)) return;
      for (const { extensions } of result.errors ?? [])
        if (extensions.http) extensions.http.spec = false;
    },
  };
}
