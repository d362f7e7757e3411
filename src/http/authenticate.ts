import type { IncomingMessage } from "node:http";
import type { DoorConfig } from "../config/door.ts";
import { credentialIn, findKey } from "./bearer.ts";
import { unauthenticated, type Caller } from "./caller.ts";
import { clientAddress } from "./client-address.ts";
import { createTokenReader } from "./read-token.ts";

/** Knows who sends a request. */
export type Authenticate = (request: IncomingMessage) => Promise<Caller>;

/**
 * Knows callers by the `Authorization` header: an API key, the router's key, or a token, whatever of
 * these is configured. Where nothing is, callers are told apart by their address.
 *
 * @throws {RequestError} `UNAUTHENTICATED`, or `FORBIDDEN` for a token without the scope
 */
export function createAuthenticate({
  apiKeys,
  routerKey,
  tokens,
  trustedProxies,
}: Pick<DoorConfig, "apiKeys" | "routerKey" | "tokens" | "trustedProxies">): Authenticate {
  const keys = routerKey ? [...apiKeys, routerKey] : apiKeys;
  const readToken = tokens && createTokenReader(tokens);
  if (keys.length === 0 && !readToken)
    return (request) =>
      Promise.resolve({ id: `address:${clientAddress(request, trustedProxies)}`, isRouter: false });
  return async ({ headers }) => {
    const credential = credentialIn(headers.authorization);
    if (credential === undefined) throw unauthenticated("Send `Authorization: Bearer …`.");
    const key = findKey(credential, keys);
    if (key) return { id: `key:${key.name}`, isRouter: key === routerKey };
    if (readToken) return readToken(credential);
    throw unauthenticated("The key is not known.");
  };
}
