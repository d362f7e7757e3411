import type { IncomingMessage, ServerResponse } from "node:http";
import { BODY_LIMIT_BYTES } from "../ocr/wire.ts";
import { Refusal } from "./refusal.ts";

/**
 * Holds the whole body of a request in memory.
 *
 * A client that waits for leave to send (`Expect: 100-continue`) gets it here, and not before.
 *
 * @throws {Refusal} 23 for more bytes than the API allows, by the announced length or as they come;
 *   3 for a compressed body, which the API does not know
 * @throws {Error} if the client goes
 */
export async function readBody(request: IncomingMessage, response: ServerResponse) {
  if (!IDENTITY.test(request.headers["content-encoding"] ?? "")) throw new Refusal(3);
  if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT_BYTES) throw new Refusal(23);
  if (isWaitingToSend(request)) response.writeContinue();
  const chunks: Buffer[] = [];
  let length = 0;
  // An iterator that is left early must not take the socket with it: an answer is still to go out.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) throw new Refusal(23);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Whether the client sends the body only when it gets leave to. */
export const isWaitingToSend = ({ headers, httpVersion }: IncomingMessage) =>
  httpVersion === "1.1" && headers.expect?.toLowerCase() === "100-continue";

const IDENTITY = /^(identity)?$/i;
