import { OcrError } from "../errors.ts";
import { alarmIn } from "./alarm.ts";
import { createFuses, type BlownFuse, type Fuses } from "./fuses.ts";
import type { Ends, OcrProvider, OcrReply } from "./provider.ts";
import { createResendBudget, resending } from "./resend.ts";
import type { Asked } from "./result-memory.ts";
import { TransportError } from "./transport.ts";
import { createTurns, lineIsFull, type Turns, type TurnsFacts } from "./turns.ts";
import { providerCodeOf, type Watch } from "./watch.ts";

export interface AccountOptions {
  /** One deadline for a recognition, waits and resends included, in milliseconds. */
  readonly timeoutMs: number;
  /** How many calls are under way at one moment. */
  readonly concurrency: number;
  /** How many calls begin within a second; undefined for any number. */
  readonly callsPerSecond: number | undefined;
}

/** Our account with a provider: every call to it goes through here, and costs what it must. */
export interface Account {
  /**
   * Has one picture read, by more than one call only where the first cannot have been paid.
   *
   * @param allGone - what has not been sent when it aborts is not sent
   * @throws {OcrError} within the deadline
   */
  recognize(asked: Asked, allGone: AbortSignal): Promise<OcrReply>;
  /** Why nothing is sent for now. */
  blown(): BlownFuse | undefined;
  /** Whether this caller would be refused now, since too many wait. */
  isFullFor(caller: string): boolean;
  facts(): TurnsFacts;
}

/** So many wait for each that is served: beyond, the wait would be longer than it is worth. */
const WAITING_PER_CALL = 4;

/**
 * No call begins in the second half of its deadline: it would be paid for, and then not waited for.
 */
const PATIENCE = 0.5;

export function createAccount(
  provider: OcrProvider,
  { timeoutMs, concurrency, callsPerSecond: perSecond }: AccountOptions,
  watch: Watch,
): Account {
  const fuses = createFuses();
  const budget = createResendBudget();
  const maxWaiting = WAITING_PER_CALL * concurrency;
  const turns = createTurns({ concurrency, perSecond, maxWaiting });
  return {
    async recognize(asked, allGone) {
      using deadline = alarmIn(timeoutMs);
      using patience = alarmIn(timeoutMs * PATIENCE, lineIsFull);
      const leave = AbortSignal.any([allGone, patience.signal]);
      const ends = { deadline: deadline.signal, allGone };
      const attempt = () => {
        allGone.throwIfAborted();
        fuses.mustBeWhole();
        return turns.take(asked.caller, () => call(asked, ends), leave);
      };
      return await resending(attempt, { patience: patience.signal, budget });
    },
    blown: () => fuses.blown(),
    isFullFor: (caller) => turns.isFullFor(caller),
    facts: () => turns.facts(),
  };

  async function call(asked: Asked, ends: Ends): Promise<OcrReply> {
    fuses.mustBeWhole();
    const result = await fuses.run(() => tell(watch, () => resultOf(provider, asked, ends)));
    sendAwayIfBlown(fuses, turns);
    if (result === "NOT_SENT") throw ends.allGone.reason;
    if (result instanceof OcrError) throw result;
    return result;
  }
}

/** Who waits for a service that is down need not find out one by one. */
function sendAwayIfBlown(fuses: Fuses, turns: Turns): void {
  try {
    fuses.mustBeWhole();
  } catch (error) {
    turns.refuse(error as Error);
  }
}

/** One call, with its failure for a value. */
async function resultOf(provider: OcrProvider, { type, image }: Asked, ends: Ends) {
  try {
    return await provider.recognize(type, image, ends);
  } catch (error) {
    if (!(error instanceof OcrError)) throw error;
    const wasSent = !(error.cause instanceof TransportError) || error.cause.maybeSent;
    return ends.allGone.aborted && !wasSent ? "NOT_SENT" : error;
  }
}

async function tell<Result>(watch: Watch, call: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await call();
  watch.called(providerCodeOf(result), performance.now() - startedAt);
  return result;
}
