import { createHash } from "node:crypto";
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { TokenRules } from "../config/tokens.ts";
import { RequestError } from "../errors.ts";
import { unauthenticated, type Caller } from "./caller.ts";

/** What a token must allow. */
const SCOPE = "licence:recognize";

/** Signatures that only the issuer can make: whoever checks one cannot. */
const ALGORITHMS = ["RS", "PS", "ES"].flatMap((kind) =>
  ["256", "384", "512"].map((size) => kind + size),
);

const CLOCK_TOLERANCE_S = 30;

/**
 * Reads JSON Web Tokens of one issuer.
 *
 * @returns what knows a caller by a token; rejects with `UNAUTHENTICATED`, `FORBIDDEN`, or
 *   `OVERLOADED` when the issuer's keys cannot be had
 */
export function createTokenReader({ keys, issuer, audience }: TokenRules) {
  const options = {
    issuer,
    audience,
    algorithms: [...ALGORITHMS, "EdDSA", "Ed25519"],
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ["exp", "sub"],
  };
  const find = keys instanceof URL ? remoteKeys(keys) : () => keys;
  return async (token: string): Promise<Caller> => {
    const { payload } = await jwtVerify(token, find, options).catch((error: unknown) => {
      throw error instanceof RequestError ? error : refusalOf(error);
    });
    if (!scopesOf(payload).includes(SCOPE))
      throw new RequestError("FORBIDDEN", 403, `The token lacks the scope ${SCOPE}.`);
    return { id: `token:${idOf(payload)}`, isRouter: false };
  };
}

/** The issuer's keys from the one place that is configured, whatever a token says of others. */
function remoteKeys(url: URL): JWTVerifyGetKey {
  const find = createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (cause) {
      if (TOKEN_FAULTS.some((fault) => cause instanceof fault)) throw cause;
      throw new RequestError("OVERLOADED", 503, "Tokens cannot be checked just now: try again.", {
        cause,
        retryAfterMs: 5000,
      });
    }
  };
}

/** What a token itself is to blame for. */
const TOKEN_FAULTS = [
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSENotSupported,
];

const refusalOf = (cause: unknown) =>
  unauthenticated(
    cause instanceof errors.JWTExpired ? "The token has expired." : "The token is not valid.",
    { cause },
  );

/** As OAuth has them, in one text; some issuers write a list. */
function scopesOf({ scope, ...payload }: JWTPayload): readonly unknown[] {
  const scopes = scope ?? payload["scp"];
  if (Array.isArray(scopes)) return scopes;
  return typeof scopes === "string" ? scopes.split(" ") : [];
}

/** A subject may be somebody's name or address; its digest is as good for telling callers apart. */
const idOf = ({ iss, sub }: JWTPayload) =>
  createHash("sha256")
    .update(JSON.stringify([iss, sub]))
    .digest("base64url");
