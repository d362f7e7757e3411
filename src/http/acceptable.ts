import type { IncomingMessage } from "node:http";
import { RequestError } from "../errors.ts";

/** What answers can be, and what means any of these. */
const ACCEPTABLE =
  /^(\*\/\*|application\/(\*|json|graphql-response\+json)|multipart\/(\*|mixed)|text\/(\*|event-stream))$/;

/**
 * Refuses a client that could take no answer. Yoga finds that out when it has one, and a recognition
 * is paid for by then.
 *
 * @throws {RequestError} `BAD_REQUEST`, with 406
 */
export function mustBeAnswerable({ headers: { accept } }: IncomingMessage): void {
  if (!accept || accept.split(",").some(isAcceptable)) return;
  throw new RequestError("BAD_REQUEST", 406, "Accept application/graphql-response+json.");
}

/** In UTF-8, which is all that there is. */
function isAcceptable(range: string): boolean {
  const [type = "", ...parameters] = range.toLowerCase().replaceAll(/\s/g, "").split(";");
  const charset = parameters.find((parameter) => parameter.includes("charset="));
  return ACCEPTABLE.test(type) && (charset ?? "charset=utf-8") === "charset=utf-8";
}
