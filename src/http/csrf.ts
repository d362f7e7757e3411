import type { IncomingMessage } from "node:http";
import { RequestError } from "../errors.ts";

/**
 * Headers that a page of another site can only send after asking by a preflight, which is refused.
 *
 * `x-request-id` is none of them, though a router may send it: proxies add it to whatever passes.
 */
const PROOFS = [
  "apollo-require-preflight",
  "graphql-require-preflight",
  "x-apollo-operation-name",
  "x-graphql-yoga-csrf",
];

/** What a browser sends anywhere without asking; also a body without a type. */
const SIMPLE_TYPES = ["", "multipart/form-data", "text/plain", "application/x-www-form-urlencoded"];

/**
 * Refuses what a page of another site could have its visitor send, and so have paid for.
 *
 * GET passes: it runs queries alone, which cost nothing and change nothing. This is our own because
 * the plugin for Yoga refuses that too, and answers without a code.
 *
 * @throws {RequestError} `CSRF_PREVENTED`
 */
export function preventCsrf({ method, headers }: IncomingMessage): void {
  if (method !== "POST" || !SIMPLE_TYPES.includes(typeOf(headers["content-type"]))) return;
  if (PROOFS.some((name) => headers[name]) || isBearer(headers.authorization)) return;
  throw new RequestError(
    "CSRF_PREVENTED",
    403,
    "A page of another site could have sent this: send the header `apollo-require-preflight: true` with it.",
  );
}

const typeOf = (header = "") => header.split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** Browsers add other schemes by themselves, but never this one. */
const isBearer = (header = "") => /^bearer /i.test(header);
