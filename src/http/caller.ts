import { RequestError } from "../errors.ts";

/** Who asks. */
export interface Caller {
  /**
   * What tells callers apart wherever something is shared out: bytes, rates, turns, results. Of a
   * caller without a key or token it is the address, so it must not be told to anybody.
   */
  readonly id: string;
  /** Whether it is the router of a federated graph, by its own key. */
  readonly isRouter: boolean;
}

export const unauthenticated = (message: string, options?: ErrorOptions) =>
  new RequestError("UNAUTHENTICATED", 401, message, {
    ...options,
    headers: { "www-authenticate": "Bearer" },
  });
