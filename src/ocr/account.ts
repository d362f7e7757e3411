import { OcrError } from "../errors.ts";
import { alarmIn } from "./alarm.ts";
import { createCircuitBreakers, type OpenReason } from "./circuit-breakers.ts";
import type { Ends, OcrProvider, OcrReply } from "./provider.ts";
import { createRequestQueue, queueIsFull, type RequestQueueStats } from "./request-queue.ts";
import { createResendBudget, resending } from "./resend.ts";
import type { Asked } from "./result-memory.ts";
import { TransportError } from "./transport.ts";
import { providerCodeOf, type Watch } from "./watch.ts";

export interface AccountOptions {
  /** One deadline for a recognition, waits and resends included, in milliseconds. */
  readonly timeoutMs: number;
  /** How many calls are under way at one moment. */
  readonly concurrency: number;
  /** How many recognitions wait for that. */
  readonly maxWaiting: number;
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
  openReason(): OpenReason | undefined;
  /** Whether this caller would be refused now, since too many wait. */
  isFullFor(caller: string): boolean;
  stats(): AccountStats;
}

export interface AccountStats extends RequestQueueStats {
  /** Callers for whom alone nothing is sent. */
  readonly stoppedCallers: number;
}

/**
 * No call begins in the second half of its deadline: it would be paid for, and then not waited for.
 */
const PATIENCE = 0.5;

/** @param isAlive - a sign of life of the provider, by a request that costs nothing */
export function createAccount(
  provider: OcrProvider,
  { timeoutMs, concurrency, maxWaiting, callsPerSecond: perSecond }: AccountOptions,
  isAlive: () => Promise<boolean>,
  watch: Watch,
): Account {
  const budget = createResendBudget();
  const queue = createRequestQueue({ concurrency, perSecond, maxWaiting });
  // Who waits for a service that is down need not find out one by one.
  const breakers = createCircuitBreakers({ isAlive, onOpen: queue.dismiss });
  return {
    async recognize(asked, allGone) {
      const endsAtMs = performance.now() + timeoutMs;
      using deadline = alarmIn(timeoutMs);
      using patience = alarmIn(timeoutMs * PATIENCE, queueIsFull);
      const leave = AbortSignal.any([allGone, patience.signal]);
      const ends = { deadline: deadline.signal, endsAtMs, allGone };
      const attempt = () => {
        allGone.throwIfAborted();
        breakers.throwIfOpen(asked.caller);
        return queue.run(asked.caller, () => call(asked, ends), leave);
      };
      return await resending(attempt, { patience: patience.signal, budget });
    },
    openReason: () => breakers.openReason(),
    isFullFor: (caller) => queue.isFullFor(caller),
    stats: () => ({ ...queue.stats(), stoppedCallers: breakers.stoppedCallers() }),
  };

  async function call(asked: Asked, ends: Ends): Promise<OcrReply> {
    breakers.throwIfOpen(asked.caller);
    const result = await breakers.run(asked.caller, () =>
      tell(watch, () => resultOf(provider, asked, ends)),
    );
    if (result === "NOT_SENT") throw ends.allGone.reason;
    if (result instanceof OcrError) throw result;
    return result;
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
