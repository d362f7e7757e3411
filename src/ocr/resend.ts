import { setTimeout as sleep } from "node:timers/promises";
import { OcrError } from "../errors.ts";
import { resendOf } from "./return-code-errors.ts";
import { TransportError } from "./transport.ts";

/** Tries after the first, however short the waits. */
const MAX_RESENDS = 3;

const FIRST_WAIT_MS = 200;

export interface Resending {
  /** Ends the waiting; the last failure is then the answer. */
  readonly patience: AbortSignal;
  readonly budget: ResendBudget;
}

/**
 * Runs a paid call, again only where nothing can have been paid: the request never left, or the
 * service refused it before reading. Waits a random part of a doubling delay between tries.
 *
 * Not a library: which failure may be resent decides about money, and is all there is to it.
 *
 * @param attempt - makes one try, with a new signature each
 * @throws {OcrError} the last try's failure
 */
export async function resending<T>(
  attempt: () => Promise<T>,
  { patience, budget }: Resending,
): Promise<T> {
  let clockCorrected = false;
  budget.called();
  for (let resends = 0, waitMs = FIRST_WAIT_MS; ; resends++, waitMs *= 2) {
    try {
      return await attempt();
    } catch (error) {
      const how = waysOn(error);
      if (how === undefined || resends === MAX_RESENDS || patience.aborted) throw error;
      if (how === "WITH_CORRECTED_CLOCK") {
        if (clockCorrected) throw error;
        clockCorrected = true;
        continue; // at once: the account is not busy, our clock was wrong
      }
      if (!budget.take()) throw error;
      // What counts, when patience ends, is why we had to wait.
      await sleep(waitMs * Math.random(), undefined, { signal: patience }).catch(() => {
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

/** Keeps resends from making a bad hour worse: in the long run there is one to ten calls. */
export interface ResendBudget {
  /** A first call is made. */
  called(): void;
  /** @returns whether one more resend may be made */
  take(): boolean;
}

const CALLS_PER_RESEND = 10;

/** So many resends are there at once, and after a quiet time. */
const MAX_SAVED_RESENDS = 20;

export function createResendBudget(): ResendBudget {
  let saved = MAX_SAVED_RESENDS;
  return {
    called() {
      saved = Math.min(MAX_SAVED_RESENDS, saved + 1 / CALLS_PER_RESEND);
    },
    take() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
