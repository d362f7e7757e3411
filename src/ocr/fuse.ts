import {
  circuitBreaker,
  CircuitState,
  DelegateBackoff,
  handleWhenResult,
  type IBreaker,
} from "cockatiel";
import { OcrError } from "../errors.ts";
import type { OcrReply } from "./provider.ts";

/** What came of one call; `NOT_SENT` when all who wanted it went in time. */
export type CallResult = OcrReply | OcrError | "NOT_SENT";

export interface FuseOptions {
  /** Decides how many failures are too many. */
  readonly breaker: IBreaker;
  /** Which failures count. */
  readonly counts: (error: OcrError) => boolean;
  /** How long nothing is sent after the fuse has blown for the nth time in a row, in milliseconds. */
  readonly pauseMs: (times: number) => number;
}

/** Stops calls that would fail. After a pause one call is let through: it decides for all others. */
export interface Fuse {
  /** Why nothing is sent just now, and for how long; undefined if something may be. */
  blown(): Blown | undefined;
  /** Makes a call. Only while the fuse is not blown. */
  run(call: () => Promise<CallResult>): Promise<CallResult>;
}

export interface Blown {
  readonly cause: OcrError;
  readonly retryAfterMs: number;
}

/** While one call tries whether things are well again, the others come back after this. */
const PROBING_MS = 1000;

export function createFuse({ breaker, counts, pauseMs }: FuseOptions): Fuse {
  let last: { readonly cause: OcrError; readonly untilMs: number } | undefined;
  const isProbing = () => policy.state === CircuitState.HalfOpen;
  // A probe that was not sent has shown nothing, so the pause goes on.
  const fails = (result: unknown) =>
    result === "NOT_SENT" ? isProbing() : result instanceof OcrError && counts(result);
  const policy = circuitBreaker(handleWhenResult(fails), {
    breaker,
    halfOpenAfter: new DelegateBackoff(({ attempt, result }) => {
      const ms = pauseMs(attempt);
      const value = "value" in result ? result.value : undefined;
      const cause = value instanceof OcrError ? value : last?.cause;
      if (cause) last = { cause, untilMs: Date.now() + ms };
      return ms;
    }),
  });
  return {
    blown() {
      if (!last || policy.state === CircuitState.Closed) return undefined;
      const leftMs = isProbing() ? PROBING_MS : last.untilMs - Date.now();
      return leftMs > 0 ? { cause: last.cause, retryAfterMs: leftMs } : undefined;
    },
    run: (call) => policy.execute(call),
  };
}

/** Blows as soon as one of several breakers would. */
export function anyOf(...breakers: readonly IBreaker[]): IBreaker {
  return {
    state: undefined,
    success: (state) => breakers.forEach((breaker) => breaker.success(state)),
    failure: (state) => breakers.map((breaker) => breaker.failure(state)).includes(true),
  };
}
