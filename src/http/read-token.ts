import { createHash } from "node:crypto";
import {
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from "jose";
import type { TokenRules } from "../config/tokens.ts";
import { RequestError } from "../errors.ts";
import { unauthenticated, type Caller } from "./caller.ts";
import { createIssuerKeys, type IssuerKeysOptions } from "./issuer-keys.ts";

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
export function createTokenReader(
  { keys, issuer, audience }: TokenRules,
  issuerKeys?: IssuerKeysOptions,
) {
  const options = {
    issuer,
    audience,
    algorithms: [...ALGORITHMS, "EdDSA", "Ed25519"],
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ["exp", "sub"],
  };
  const find = keys instanceof URL ? createIssuerKeys(keys, issuerKeys) : () => keys;
  return async (token: string): Promise<Caller> => {
    const { payload } = await verify(token, find, options).catch((error: unknown) => {
      throw error instanceof RequestError ? error : refusalOf(error);
    });
    if (typeof payload.sub !== "string" || payload.sub.trim() === "")
      throw unauthenticated("The token is not valid.");
    if (!scopesOf(payload).includes(SCOPE))
      throw new RequestError("FORBIDDEN", 403, `The token lacks the scope ${SCOPE}.`);
    return { id: `token:${idOf(payload)}`, isRouter: false };
  };
}

/** How many keys are tried for a token that does not name its own. */
const MOST_CANDIDATES = 8;

async function verify(token: string, find: JWTVerifyGetKey, options: JWTVerifyOptions) {
  try {
    return await jwtVerify(token, find, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    return verifyByAny(error, token, options);
  }
}

/** @param candidates - jose's list of the keys that a token's header fits */
async function verifyByAny(
  candidates: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
) {
  let tried = 0;
  for await (const key of candidates) {
    if (++tried > MOST_CANDIDATES) break;
    try {
      return await jwtVerify(token, key, options);
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw candidates;
}

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
