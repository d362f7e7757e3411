import type { Plugin } from "graphql-yoga";
import { RequestError } from "../errors.ts";
import { recognitionsIn } from "./allowance.ts";

/**
 * Refuses an operation that asks for more recognitions than one request may, before the first of
 * them is called.
 *
 * @param limit - recognitions, from 1
 */
export function useAllowance(limit: number): Plugin {
  return {
    onExecute({ args }) {
      const wanted = recognitionsIn(args);
      if (wanted > limit)
        throw new RequestError(
          "OPERATION_TOO_COSTLY",
          400,
          `The request asks for ${wanted} recognitions: ask for at most ${limit} at once.`,
        );
    },
  };
}
