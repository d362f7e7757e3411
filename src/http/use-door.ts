import type { IncomingMessage } from "node:http";
import type { Plugin } from "graphql-yoga";
import type { MaskError } from "../graphql/mask-error.ts";
import { forbiddenSchema } from "../graphql/use-closed-schema.ts";
import { acceptableTypes } from "./acceptable.ts";
import type { Authenticate } from "./authenticate.ts";
import type { Caller } from "./caller.ts";
import { preventCsrf } from "./csrf.ts";
import { responseOf } from "./error-response.ts";
import type { NodeContext } from "./use-request-body.ts";

export interface Door extends Plugin<object, NodeContext> {
  /** Who has come in with this request: known once its body may be read. */
  callerOf(request: IncomingMessage): Caller;
}

export interface DoorOptions {
  /** Whether `/schema.graphql` is for the router alone. */
  readonly isSchemaSecret: boolean;
  readonly maskError: MaskError;
}

/** Lets nobody in whom it does not know, before anything of a body is kept. */
export function useDoor(authenticate: Authenticate, options: DoorOptions): Door {
  const callers = new WeakMap<IncomingMessage, Caller>();
  return {
    async onRequest({ url, serverContext: { req }, fetchAPI, ...answer }) {
      if (!options.isSchemaSecret || url.pathname !== "/schema.graphql") return;
      const refusal = await schemaRefusal(authenticate, req);
      if (refusal) answer.endResponse(responseOf(options.maskError(refusal), fetchAPI));
    },
    async onRequestParse({ request, serverContext: { req } }) {
      // Yoga chooses the type of its answer by this.
      request.headers.set("accept", acceptableTypes(req));
      preventCsrf(req);
      callers.set(req, await authenticate(req));
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (!caller) throw new Error("Nobody has asked yet who sends this request.");
      return caller;
    },
  };
}

/** Why this caller may not read the schema; undefined for one who may. */
async function schemaRefusal(
  authenticate: Authenticate,
  request: IncomingMessage,
): Promise<unknown> {
  try {
    const { isRouter } = await authenticate(request);
    return isRouter ? undefined : forbiddenSchema();
  } catch (error) {
    return error;
  }
}
