import type { Ends } from "../../src/ocr/provider.ts";

/** So long a reading may take in a bench, in milliseconds. */
const DEADLINE_MS = 60_000;

/** How a bench's call ends: late, and never because its caller has gone. */
export const ends = (): Ends => ({
  deadline: AbortSignal.timeout(DEADLINE_MS),
  endsAtMs: performance.now() + DEADLINE_MS,
  allGone: new AbortController().signal,
});
