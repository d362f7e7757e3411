import type { IncomingMessage } from "node:http";
import { drainRequest } from "../net/drain-request.ts";
import { RequestError } from "../errors.ts";

/** The length that the request announces, in bytes; undefined when it comes in chunks. */
export function announcedLength(request: IncomingMessage): number | undefined {
  const header = request.headers["content-length"];
  return header === undefined ? undefined : Number(header);
}

/**
 * The chunks of a body, counted.
 *
 * Leaving the loop early leaves the request open: see {@link drain}.
 *
 * @throws {RequestError} `PAYLOAD_TOO_LARGE` at the first chunk over the limit; `BAD_REQUEST` when
 *   the client goes away before the end
 */
export async function* chunksOf(
  request: IncomingMessage,
  limitBytes: number,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({
      destroyOnReturn: false,
    }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw payloadTooLarge(limitBytes);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof RequestError) throw cause;
    throw new RequestError("BAD_REQUEST", 400, "The request broke off before its end.", { cause });
  }
}

/** The body as JSON text in UTF-8. */
export async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(request, limitBytes)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

export const payloadTooLarge = (limitBytes: number) =>
  new RequestError(
    "PAYLOAD_TOO_LARGE",
    413,
    `The request is too large: send at most ${limitBytes} bytes.`,
  );

/**
 * Reads what is left of a refused body before the answer, so that the answer is heard and the
 * connection can be used again. A body that is announced to be longer than the limit is not begun.
 *
 * @returns whether the end was reached: if not, the connection is of no further use
 */
export async function drain(request: IncomingMessage, limitBytes: number): Promise<boolean> {
  if ((announcedLength(request) ?? 0) > limitBytes) return request.complete;
  return drainRequest(request, { limitBytes });
}

export const badRequest = (message: string, options?: ErrorOptions) =>
  new RequestError("BAD_REQUEST", 400, message, options);
