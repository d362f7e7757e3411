import { OcrError } from "../errors.ts";
import { createFairLine } from "./fair-line.ts";

export interface RequestQueueOptions {
  /** How many calls of the account are under way at one moment. */
  readonly concurrency: number;
  /** How many begin within any second; undefined for any number. */
  readonly perSecond: number | undefined;
  /** How many may wait for their turn. */
  readonly maxWaiting: number;
}

/**
 * Has the calls of one provider account made in turn, each caller's after the other's.
 *
 * Not p-queue: it measures its intervals by the wall clock, and a clock that is set back by an hour
 * holds all calls for an hour.
 */
export interface RequestQueue {
  /**
   * Does the work when its turn has come.
   *
   * @param leave - leaves the queue, with its reason; work that has begun is not touched
   * @throws {OcrError} `OCR_BUSY` if the queue is full, and nobody in it asks for more than this
   *   caller
   */
  run<Result>(caller: string, work: () => Promise<Result>, leave: AbortSignal): Promise<Result>;
  /** Whether this caller would be refused now. */
  isFullFor(caller: string): boolean;
  /** Rejects all that waits, or all of one caller. */
  dismiss(reason: Error, caller?: string): void;
  stats(): RequestQueueStats;
}

export interface RequestQueueStats {
  readonly running: number;
  readonly waiting: number;
}

interface Waiting {
  readonly caller: string;
  readonly begin: () => void;
  readonly reject: (reason: Error) => void;
}

export function createRequestQueue(options: RequestQueueOptions): RequestQueue {
  const { concurrency, perSecond, maxWaiting } = options;
  const line = createFairLine<Waiting>();
  const pace = createPace(perSecond);
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  function serve(): void {
    while (running < concurrency && line.size > 0) {
      const waitMs = pace.waitMs();
      if (waitMs > 0) {
        timer ??= setTimeout(() => {
          timer = undefined;
          serve();
        }, waitMs);
        return;
      }
      pace.begin();
      running++;
      line.next()?.begin();
    }
  }

  return {
    async run(caller, work, leave) {
      leave.throwIfAborted();
      if (line.size >= maxWaiting) makeRoomFor(caller);
      await turnOf(caller, leave);
      try {
        return await work();
      } finally {
        running--;
        serve();
      }
    },
    isFullFor: (caller) => line.size >= maxWaiting && line.greediestBut(caller) === undefined,
    dismiss(reason, caller) {
      for (const waiting of line.items())
        if (caller === undefined || waiting.caller === caller) waiting.reject(reason);
    },
    stats: () => ({ running, waiting: line.size }),
  };

  /** Resolves when it is this one's turn, which counts as running from then on. */
  function turnOf(caller: string, leave: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onLeave = () => waiting.reject(leave.reason as Error);
      const waiting: Waiting = {
        caller,
        begin() {
          leave.removeEventListener("abort", onLeave);
          resolve();
        },
        reject(reason) {
          leave.removeEventListener("abort", onLeave);
          line.remove((other) => other === waiting);
          reject(reason);
        },
      };
      leave.addEventListener("abort", onLeave);
      line.add(caller, waiting);
      serve();
    });
  }

  /** Whoever asks for most gives way; who asks for most himself does not come in. */
  function makeRoomFor(caller: string): void {
    const evicted = line.greediestBut(caller);
    if (!evicted) throw queueIsFull();
    evicted.reject(queueIsFull());
  }
}

const SECOND_MS = 1000;

/** Remembers when the last calls began, so that within any second there are no more than so many. */
function createPace(perSecond = Infinity) {
  const begunMs: number[] = [];
  return {
    waitMs() {
      const oldest = begunMs.length < perSecond ? undefined : begunMs[0];
      return oldest === undefined ? 0 : Math.ceil(oldest + SECOND_MS - performance.now());
    },
    begin() {
      if (perSecond === Infinity) return;
      begunMs.push(performance.now());
      if (begunMs.length > perSecond) begunMs.shift();
    },
  };
}

/** About as long as one call takes: then a place is free. */
const RETRY_AFTER_MS = 1000;

export const queueIsFull = () =>
  new OcrError("OCR_BUSY", "Too many pictures wait to be read: try again in a moment.", {
    retryable: true,
    retryAfterMs: RETRY_AFTER_MS,
  });
