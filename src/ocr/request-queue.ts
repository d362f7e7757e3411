import { OcrError } from "../errors.ts";
import { createFairLine, type FairLine } from "./fair-line.ts";

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
  readonly dismiss: (reason: Error, caller?: string) => void;
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

export function createRequestQueue({ maxWaiting, ...limits }: RequestQueueOptions): RequestQueue {
  const line = createFairLine<Waiting>();
  const serve = () => {
    while (line.size > 0 && gate.enter()) line.next()?.begin();
  };
  const gate = createGate(limits, serve);
  return {
    async run(caller, work, leave) {
      leave.throwIfAborted();
      if (line.size >= maxWaiting) makeRoomFor(caller, line);
      const turn = turnOf(caller, line, leave);
      serve();
      await turn;
      try {
        return await work();
      } finally {
        gate.leave();
        serve();
      }
    },
    isFullFor: (caller) => line.size >= maxWaiting && line.greediestBut(caller) === undefined,
    dismiss: (reason, caller) =>
      line
        .items()
        .filter((waiting) => caller === undefined || waiting.caller === caller)
        .forEach((waiting) => waiting.reject(reason)),
    stats: () => ({ running: gate.inside(), waiting: line.size }),
  };
}

/** Whoever asks for most gives way; who asks for most himself does not come in. */
function makeRoomFor(caller: string, line: FairLine<Waiting>): void {
  const evicted = line.greediestBut(caller);
  if (!evicted) throw queueIsFull();
  evicted.reject(queueIsFull());
}

/** Waits in the line. Resolves when it is this one's turn, which has then entered the gate. */
function turnOf(caller: string, line: FairLine<Waiting>, leave: AbortSignal): Promise<void> {
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
  });
}

const SECOND_MS = 1000;

/**
 * Lets in so many at one moment, and so many within any second.
 *
 * @param onReopen - called when a second is over that kept somebody out
 */
function createGate(
  { concurrency, perSecond = Infinity }: Omit<RequestQueueOptions, "maxWaiting">,
  onReopen: () => void,
) {
  const enteredMs: number[] = [];
  let inside = 0;
  let timer: NodeJS.Timeout | undefined;
  const waitMs = () => {
    const oldest = enteredMs.length < perSecond ? undefined : enteredMs[0];
    return oldest === undefined ? 0 : Math.ceil(oldest + SECOND_MS - performance.now());
  };
  const reopenAfter = (ms: number) =>
    setTimeout(() => {
      timer = undefined;
      onReopen();
    }, ms);
  return {
    inside: () => inside,
    enter() {
      if (inside >= concurrency) return false;
      const ms = waitMs();
      if (ms > 0) {
        timer ??= reopenAfter(ms);
        return false;
      }
      inside++;
      if (perSecond < Infinity) enteredMs.push(performance.now());
      if (enteredMs.length > perSecond) enteredMs.shift();
      return true;
    },
    leave() {
      inside--;
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
