import { Refusal } from "./refusal.ts";

/** The line before a few workers. Who comes first is served first. */
export interface WaitingLine<Worker> {
  /**
   * Does the work when a worker is idle: at once, or after waiting.
   *
   * @param work - must make the worker busy before it returns
   * @throws {Refusal} 15 if the line is full, or the work did not begin in time; 213 if it was closed
   */
  enter<Result>(work: (worker: Worker) => Promise<Result>, limits: WaitLimits): Promise<Result>;
  /** Looks for idle workers again: call it whenever one may have become so. */
  serve(): void;
  close(): void;
}

export interface WaitLimits {
  /** Leaves the line; work that has begun is not touched. */
  readonly signal: AbortSignal;
  /** The last moment to begin, in milliseconds of `performance.now()`. */
  readonly beginsByMs: number;
}

export interface WaitingLineOptions<Worker> {
  readonly idle: () => Worker | undefined;
  readonly maxWaiting: number;
  /** The longest anybody waits, in milliseconds. */
  readonly patienceMs: number;
}

export function createWaitingLine<Worker>({
  idle,
  maxWaiting,
  patienceMs,
}: WaitingLineOptions<Worker>): WaitingLine<Worker> {
  const waiting = new Set<Waiter<Worker>>();
  return {
    enter(work, { signal, beginsByMs }) {
      const worker = idle();
      if (worker !== undefined) return work(worker);
      const waitMs = Math.min(patienceMs, beginsByMs - performance.now());
      if (waitMs <= 0 || waiting.size >= maxWaiting) return Promise.reject(new Refusal(15));
      return new Promise((resolve, reject) => {
        const waiter: Waiter<Worker> = {
          begin: (worker) => resolve(work(worker)),
          refuse: reject,
          leave: leaveWhen(signal, waitMs, (reason) => dismiss(waiter, reason)),
        };
        waiting.add(waiter);
      });
    },
    serve() {
      for (const waiter of waiting) {
        const worker = idle();
        if (worker === undefined) return;
        remove(waiter);
        waiter.begin(worker);
      }
    },
    close: () => waiting.forEach((waiter) => dismiss(waiter, new Refusal(213))),
  };

  function dismiss(waiter: Waiter<Worker>, reason: Error): void {
    remove(waiter);
    waiter.refuse(reason);
  }

  function remove(waiter: Waiter<Worker>): void {
    waiting.delete(waiter);
    waiter.leave();
  }
}

interface Waiter<Worker> {
  readonly begin: (worker: Worker) => void;
  readonly refuse: (reason: Error) => void;
  /** Stops watching for a reason to give up. */
  readonly leave: () => void;
}

function leaveWhen(signal: AbortSignal, waitMs: number, giveUp: (reason: Error) => void) {
  const abandon = () => giveUp(signal.reason as Error);
  const timer = setTimeout(() => giveUp(new Refusal(15)), waitMs);
  signal.addEventListener("abort", abandon);
  return () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", abandon);
  };
}
