import { OcrError } from "../errors.ts";
import { createFairLine, type FairLine } from "./fair-line.ts";

export interface RequestQueueOptions {
  /** How many calls of the account are under way at one moment; one caller leaves some to others. */
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

export function createRequestQueue(options: RequestQueueOptions): RequestQueue {
  const { concurrency, perSecond, maxWaiting } = options;
  const line = createFairLine<Waiting>();
  const slots = createSlots(concurrency);
  const pace = createPace(perSecond, serve);
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
        slots.release(caller);
        serve();
      }
    },
    isFullFor: (caller) => line.size >= maxWaiting && line.greediestBut(caller) === undefined,
    dismiss: (reason, caller) =>
      line
        .items()
        .filter((waiting) => caller === undefined || waiting.caller === caller)
        .forEach((waiting) => waiting.reject(reason)),
    stats: () => ({ running: slots.taken(), waiting: line.size }),
  };

  /** In turn, save those who have their share of the calls under way. */
  function serve(): void {
    for (;;) {
      const next = line.firsts().find(({ caller }) => slots.isFreeFor(caller));
      if (!next || !pace.begin()) return;
      slots.take(next.caller);
      line.takeFrom(next.caller)?.begin();
    }
  }
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

/**
 * One caller has at most so many times the calls under way as are left free for all others, or one:
 * three quarters of all. So slow calls of one caller do not keep the others waiting. These are
 * dynamic thresholds, as for the bytes of bodies: see `byte-ledger.ts`.
 */
const SHARE_OF_FREE = 3;

/** The calls under way, by caller. */
function createSlots(concurrency: number) {
  const takenBy = new Map<string, number>();
  let taken = 0;
  const count = (caller: string, difference: 1 | -1) => {
    const own = (takenBy.get(caller) ?? 0) + difference;
    if (own === 0) takenBy.delete(caller);
    else takenBy.set(caller, own);
    taken += difference;
  };
  return {
    taken: () => taken,
    isFreeFor(caller: string) {
      const own = takenBy.get(caller) ?? 0;
      const freeAfter = concurrency - taken - 1;
      return freeAfter >= 0 && (own === 0 || own + 1 <= SHARE_OF_FREE * freeAfter);
    },
    take: (caller: string) => count(caller, 1),
    release: (caller: string) => count(caller, -1),
  };
}

const SECOND_MS = 1000;

/**
 * Lets so many begin within any second.
 *
 * @param onReopen - called when a second is over that kept somebody out
 */
function createPace(perSecond = Infinity, onReopen: () => void) {
  const begunMs: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const waitMs = () => {
    const oldest = begunMs.length < perSecond ? undefined : begunMs[0];
    return oldest === undefined ? 0 : Math.ceil(oldest + SECOND_MS - performance.now());
  };
  const reopenAfter = (ms: number) =>
    setTimeout(() => {
      timer = undefined;
      onReopen();
    }, ms);
  return {
    /** @returns whether one more may begin now */
    begin(): boolean {
      const ms = waitMs();
      if (ms > 0) {
        timer ??= reopenAfter(ms);
        return false;
      }
      if (perSecond < Infinity) begunMs.push(performance.now());
      if (begunMs.length > perSecond) begunMs.shift();
      return true;
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
