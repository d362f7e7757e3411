import { RequestError } from "../errors.ts";

/** Who asks. */
export interface Caller {
  /** One text for one caller; it names nobody. */
  readonly id: string;
  /** Whether it is the router of a federated graph, by its own key. */
  readonly isRouter: boolean;
}

export const ANONYMOUS: Caller = Object.freeze({ id: "anonymous", isRouter: false });

export const unauthenticated = (message: string, options?: ErrorOptions) =>
  new RequestError("UNAUTHENTICATED", 401, message, {
    ...options,
    headers: { "www-authenticate": "Bearer" },
  });
