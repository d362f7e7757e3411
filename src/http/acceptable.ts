import type { IncomingMessage } from "node:http";
import Negotiator from "negotiator";
import { RequestError } from "../errors.ts";

/** What answers can be. A range with a parameter matches only a type that has it as well. */
const ANSWERS = [
  "application/json; charset=utf-8",
  "application/graphql-response+json; charset=utf-8",
  "text/event-stream; charset=utf-8",
  "multipart/mixed; charset=utf-8; deferSpec=20220824",
];

/**
 * The types of answer that a client takes, best first, as an Accept header that Yoga understands:
 * it knows no weights, so that a type of `q=0` is one for it, and finds out that there is none when
 * it has an answer, which is paid for by then.
 *
 * @throws {RequestError} `BAD_REQUEST`, with 406 for a client that could take no answer
 */
export function acceptableTypes(request: IncomingMessage): string {
  const accept = acceptOf(request);
  if (accept === "") return "*/*";
  const types = new Negotiator({ headers: { accept } }).mediaTypes(ANSWERS);
  if (types.length > 0) return types.map((type) => type.split(";", 1)[0]).join(", ");
  throw new RequestError("BAD_REQUEST", 406, "Accept application/graphql-response+json.");
}

/** Whether a client asks for `application/json` by its name. */
export function acceptsJsonByName(request: IncomingMessage): boolean {
  const named = new Negotiator({ headers: { accept: acceptOf(request) } }).mediaTypes();
  return named.some((type) => type.toLowerCase() === "application/json");
}

/** As it came: what Yoga's request is given in its place is seen in `headers` as well. */
const acceptOf = ({ headersDistinct: { accept = [] } }: IncomingMessage) => accept.join(", ");
