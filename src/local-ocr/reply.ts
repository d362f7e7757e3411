import { randomInt } from "node:crypto";
import type { ServerResponse } from "node:http";
import { RETURN_CODES, type ReturnCode } from "../ocr/return-codes.ts";
import type { WireItem, WireReply } from "../ocr/wire.ts";

/** The API's envelope, with a name for this call: fourteen digits, as the original service has them. */
export function envelopeOf(code: ReturnCode, items: readonly WireItem[] = []): WireReply {
  const sessionId = String(randomInt(10_000_000_000_000, 100_000_000_000_000));
  return { code, message: RETURN_CODES[code].message, data: { session_id: sessionId, items } };
}

/** Answers in JSON, all at once. Node adds the date, by which a client learns that its clock is wrong. */
export function send(response: ServerResponse, status: number, reply: object): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.length,
  });
  response.end(body);
}
