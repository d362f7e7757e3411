import { setTimeout as sleep } from "node:timers/promises";
import { OcrError } from "../errors.ts";
import { resendOf } from "./return-code-errors.ts";
import { TransportError } from "./transport.ts";

/** Tries after the first, however short the waits. */
const MAX_RESENDS = 3;

const FIRST_WAIT_MS = 200;

/**
 * Runs a paid call, again only where nothing can have been paid: the request never left, or the
 * service refused it before reading. Waits a random part of a doubling delay between tries.
 *
 * Not a library: which failure may be resent decides about money, and is all there is to it.
 *
 * @param attempt - makes one try, with a new signature each
 * @param deadline - ends the waiting; the last failure is then the answer
 * @throws {OcrError} the last try's failure
 */
export async function resending<T>(attempt: () => Promise<T>, deadline: AbortSignal): Promise<T> {
  let clockCorrected = false;
  for (let resends = 0, waitMs = FIRST_WAIT_MS; ; resends++, waitMs *= 2) {
    try {
      return await attempt();
    } catch (error) {
      const how = waysOn(error);
      if (how === undefined || resends === MAX_RESENDS || deadline.aborted) throw error;
      if (how === "WITH_CORRECTED_CLOCK") {
        if (clockCorrected) throw error;
        clockCorrected = true;
        continue; // at once: the account is not busy, our clock was wrong
      }
      // The deadline ends the wait, and what then counts is why we had to wait.
      await sleep(waitMs * Math.random(), undefined, { signal: deadline }).catch(() => {
        throw error;
      });
    }
  }
}

function waysOn(error: unknown) {
  if (!(error instanceof OcrError)) return undefined;
  const neverSent = error.cause instanceof TransportError && !error.cause.maybeSent;
  return neverSent ? "AFTER_A_WAIT" : resendOf(error);
}
