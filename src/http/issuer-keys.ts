import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";
import { RequestError } from "../errors.ts";

/** Longest that the keys of an issuer may be, in bytes: a hundred of them are 50 KB. */
const LIMIT_BYTES = 256 * 2 ** 10;

/** How long the issuer may take, in milliseconds. */
const TIMEOUT_MS = 5000;

/** How soon after a failure the issuer is asked again, in milliseconds. */
const RETRY_MS = 5000;

export interface IssuerKeysOptions {
  /**
   * How soon after they were fetched the keys are fetched again for the sake of one that is not
   * among them, in milliseconds. Default: 30,000.
   */
  readonly intervalMs?: number;
}

/**
 * The keys of a tokens' issuer, from the one place that is configured, whatever a token says of
 * others.
 *
 * A key that is not among them may be a new one, or made up: the issuer is asked, but however many
 * are made up, only once in a while. Meanwhile the answer for such a token is to come again, and
 * the keys that are known serve everybody else.
 *
 * @returns what finds the key for a token. Rejects with `OVERLOADED` while that cannot be told,
 *   and with what jose finds wrong with the token
 */
export function createIssuerKeys(
  url: URL,
  { intervalMs = 30_000 }: IssuerKeysOptions = {},
): JWTVerifyGetKey {
  // jose's own interval goes by the clock, which may be set back, and leaves out failures.
  let fetchedAt = 0;
  let retryAt = 0;
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: Infinity,
    async [customFetch](href, init) {
      mustBePast(retryAt);
      try {
        const response = await fetchKeys(href, init);
        fetchedAt = performance.now();
        return response;
      } catch (cause) {
        retryAt = performance.now() + RETRY_MS;
        throw notNow(RETRY_MS, cause);
      }
    },
  });
  const has = (kid: string) => keys.jwks()?.keys.some((key) => key.kid === kid) ?? false;
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const { kid } = header;
      if (!(error instanceof errors.JWKSNoMatchingKey) || kid === undefined || has(kid))
        throw error;
      mustBePast(fetchedAt + intervalMs);
      await keys.reload();
      return keys(header, token);
    }
  };
}

/** @param moment - of `performance.now()` */
function mustBePast(moment: number): void {
  const waitMs = moment - performance.now();
  if (waitMs > 0) throw notNow(waitMs);
}

/** @param init - asks for no redirect to be followed, and has the signal of the time limit */
async function fetchKeys(href: string, init: RequestInit): Promise<Response> {
  const response = await fetch(href, init);
  if (response.status !== 200 || !response.body)
    throw new Error(`The keys of the issuer: expected status 200, got ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Node's streams of the web can be iterated, which the types of browsers do not know yet.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw new Error(`The keys of the issuer exceed ${LIMIT_BYTES} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  createLocalJWKSet(JSON.parse(text) as JSONWebKeySet); // throws unless it is one
  return new Response(text);
}

const notNow = (retryAfterMs: number, cause?: unknown) =>
  new RequestError("OVERLOADED", 503, "Tokens cannot be checked just now: try again.", {
    cause,
    retryAfterMs: Math.ceil(retryAfterMs),
  });
