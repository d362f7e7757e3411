import type { Plugin } from "graphql-yoga";
import { recognitionsIn } from "../graphql/allowance.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { NodeContext } from "./use-request-body.ts";

/**
 * Holds each caller to its rate, before the first recognition of a document. A router may send the
 * refused document again by itself: nothing of it was executed.
 *
 * @param callerOf - what tells callers apart
 */
export const useRateLimit = (
  limit: RateLimit,
  callerOf: (request: NodeContext["req"]) => string,
): Plugin<NodeContext, NodeContext> => ({
  async onExecute({ args }) {
    const { req } = args.contextValue;
    await limit.reserve(callerOf(req), recognitionsIn(args));
  },
});
