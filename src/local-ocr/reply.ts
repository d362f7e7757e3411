import { randomInt } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { drainRequest } from "../net/drain-request.ts";
import { RETURN_CODES, type ReturnCode } from "../ocr/return-codes.ts";
import { BODY_LIMIT_BYTES, type WireItem, type WireReply } from "../ocr/wire.ts";
import { isWaitingToSend } from "./read-body.ts";

/** The API's envelope, with a name for this call: fourteen digits, as the original service has them. */
export function envelopeOf(code: ReturnCode, items: readonly WireItem[] = []): WireReply {
  const sessionId = String(randomInt(10_000_000_000_000, 100_000_000_000_000));
  return { code, message: RETURN_CODES[code].message, data: { session_id: sessionId, items } };
}

/** A picture twice too large still hears why. */
const DRAIN = { limitBytes: 2 * BODY_LIMIT_BYTES, timeoutMs: 30_000 };

/**
 * Answers in JSON, all at once. Node adds the date, by which a client learns that its clock is wrong.
 *
 * The answer may come before the end of the request. It goes out at once, with its length, so that
 * a client that reads has it whole; the response, and with it perhaps the connection, ends when the
 * request has ended. A client that waited for leave to send may or may not send its body now, so
 * that its connection is of no further use.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  reply: object,
): Promise<void> {
  const body = Buffer.from(JSON.stringify(reply));
  if (isWaitingToSend(request) && !request.complete) response.shouldKeepAlive = false;
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.length,
  });
  response.write(body);
  const isDrained = await drainRequest(request, DRAIN);
  response.end();
  if (!isDrained) request.destroy();
}
