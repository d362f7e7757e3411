import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

export interface DrainLimits {
  /** Gives up beyond so many bytes. */
  readonly limitBytes: number;
  /** Gives up after so long, in milliseconds. Default: 5,000. */
  readonly timeoutMs?: number;
}

/**
 * Reads what is left of a request's body and drops it.
 *
 * A connection that is closed while bytes of its client are unread is reset by the system, and the
 * reset destroys an answer that is still on its way: many clients read it only after they have
 * written everything. So an answer before the end of a request is safe only if the rest is read.
 *
 * @returns whether the end was reached: if not, the connection is of no further use
 */
export async function drainRequest(
  request: IncomingMessage,
  { limitBytes, timeoutMs = 5000 }: DrainLimits,
): Promise<boolean> {
  request.resume();
  if (request.complete) return true;
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), timeoutMs);
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limitBytes) tooLong.abort();
  });
  try {
    await finished(request, { signal: tooLong.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
