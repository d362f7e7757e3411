import { OcrError } from "../errors.ts";

/** What the outcome of one call says about what the breaker protects. `NOTHING` leaves it as it is. */
export type Observation = "SUCCESS" | "NOTHING" | OcrError;

export interface CircuitBreakerOptions {
  /** Opens at so many failures in a row. */
  readonly maxFailuresInARow: number;
  /** How long it stays open the nth time in a row, n from 1, in milliseconds. */
  readonly openMs: (times: number) => number;
}

/**
 * Stops calls that would fail. After a pause one call is let through, and decides for the others.
 *
 * Not a library: cockatiel measures the pause by the wall clock, and a clock that is set back by an
 * hour keeps its breaker open for an hour.
 */
export interface CircuitBreaker {
  /** Why no call may begin now; undefined if one may. */
  rejection(): Rejection | undefined;
  /**
   * Begins a call, which may not be rejected now.
   *
   * @returns what takes the call's outcome, once; an outcome that comes after the breaker has
   *   changed its state says nothing about the new one
   */
  begin(): (observation: Observation) => void;
}

export interface Rejection {
  readonly cause: OcrError;
  readonly retryAfterMs: number;
}

type State =
  | { readonly kind: "CLOSED"; readonly failures: boolean[] }
  | {
      readonly kind: "OPEN";
      readonly cause: OcrError;
      readonly times: number;
      readonly untilMs: number;
    }
  | { readonly kind: "HALF_OPEN"; readonly cause: OcrError; readonly times: number };

/** While one call tries whether things are well again, the others come back after this. */
const PROBING_MS = 1000;

/** Every second one of the last calls is too many failures as well, whatever succeeds between. */
const LAST_CALLS = 20;
const LEAST_CALLS = 10;
const MOST_FAILING = 0.5;

export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { maxFailuresInARow, openMs } = options;
  let state: State = closed();
  const open = (cause: OcrError, times: number): State => ({
    kind: "OPEN",
    cause,
    times,
    untilMs: performance.now() + openMs(times),
  });
  const next = (entered: State, observation: Observation): State => {
    if (observation === "NOTHING") return withoutProbe(entered);
    if (entered.kind !== "CLOSED")
      return observation === "SUCCESS" ? closed() : open(observation, entered.times + 1);
    const { failures } = entered;
    failures.push(observation !== "SUCCESS");
    if (failures.length > LAST_CALLS) failures.shift();
    if (observation === "SUCCESS" || !isTooMuch(failures, maxFailuresInARow)) return entered;
    return open(observation, 1);
  };
  return {
    rejection() {
      if (state.kind === "CLOSED") return undefined;
      const { cause } = state;
      const leftMs = state.kind === "OPEN" ? state.untilMs - performance.now() : PROBING_MS;
      return leftMs > 0 ? { cause, retryAfterMs: Math.ceil(leftMs) } : undefined;
    },
    begin() {
      if (state.kind === "OPEN") state = { ...state, kind: "HALF_OPEN" };
      const entered = state;
      return (observation) => {
        if (state === entered) state = next(entered, observation);
      };
    },
  };
}

const closed = (): State => ({ kind: "CLOSED", failures: [] });

/** A probe that showed nothing leaves its place to the next call. */
const withoutProbe = (state: State): State =>
  state.kind === "HALF_OPEN" ? { ...state, kind: "OPEN", untilMs: performance.now() } : state;

function isTooMuch(failures: readonly boolean[], maxInARow: number): boolean {
  const inARow = failures.length - 1 - failures.lastIndexOf(false);
  if (inARow >= maxInARow) return true;
  const failed = failures.filter(Boolean).length;
  return failures.length >= LEAST_CALLS && failed >= MOST_FAILING * failures.length;
}
