import type { IncomingMessage, ServerResponse } from "node:http";
import { TIME_LEFT_HEADER } from "../ocr/wire.ts";

/** How long a client waits for its answer. */
export interface ClientWait {
  /** Aborted when the client goes before it has its answer. */
  readonly signal: AbortSignal;
  /** When it stops waiting, in milliseconds of `performance.now()`; `Infinity` if it does not say. */
  readonly endsAtMs: number;
}

/** Call it as soon as the head of the request is there: the time that is left is counted from then. */
export function clientWaitOf(request: IncomingMessage, response: ServerResponse): ClientWait {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const endsAtMs = performance.now() + timeLeftMsOf(request);
  return { signal: gone.signal, endsAtMs };
}

function timeLeftMsOf({ headers }: IncomingMessage): number {
  const text = headers[TIME_LEFT_HEADER];
  return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : Infinity;
}
