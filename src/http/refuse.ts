import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestError } from "../errors.ts";
import { drain } from "./body.ts";

/** A body longer than this is not read just to be thrown away, in bytes. */
const REFUSED_BYTES = 16 * 2 ** 20;

/**
 * Refuses a request before anything was begun. An answer before the body's end would be lost with
 * the connection.
 */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: RequestError,
): Promise<void> {
  if (!(await drain(request, REFUSED_BYTES))) response.shouldKeepAlive = false;
  const { message, code, retryable, billed, retryAfterMs } = error;
  const extensions = { code, retryable, billed, retryAfterMs };
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  response
    .writeHead(error.status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": String(Buffer.byteLength(body)),
      ...(retryAfterMs !== undefined && { "retry-after": String(Math.ceil(retryAfterMs / 1000)) }),
    })
    .end(body);
}
