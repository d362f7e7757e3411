import PQueue, { type Queue, type QueueAddOptions } from "p-queue";
import { OcrError } from "../errors.ts";
import { createFairLine, type FairLine } from "./fair-line.ts";

export interface TurnsOptions {
  /** How many calls of the account are under way at one moment. */
  readonly concurrency: number;
  /** How many begin within any second; undefined for any number. */
  readonly perSecond: number | undefined;
  /** How many may wait for their turn. */
  readonly maxWaiting: number;
}

/** Has the calls of one provider account made in turn, each caller's after the other's. */
export interface Turns {
  /**
   * Does the work when its turn has come.
   *
   * @param leave - leaves the line, with its reason; work that has begun is not touched
   * @throws {OcrError} `OCR_BUSY` if the line is full, and nobody in it asks for more than this
   *   caller
   */
  take<Result>(caller: string, work: () => Promise<Result>, leave: AbortSignal): Promise<Result>;
  /** Whether this caller would be refused now. */
  isFullFor(caller: string): boolean;
  /** Sends away all who wait. */
  refuse(reason: Error): void;
  facts(): TurnsFacts;
}

export interface TurnsFacts {
  readonly running: number;
  readonly waiting: number;
}

export function createTurns({ concurrency, perSecond, maxWaiting }: TurnsOptions): Turns {
  const line = createFairLine<Place>();
  const waiting = new Map<string, AbortController>();
  const queue = new PQueue<Queue<Place["run"], PlaceOptions>, PlaceOptions>({
    concurrency,
    queueClass: fairQueueOf(line),
    ...(perSecond !== undefined && { intervalCap: perSecond, interval: 1000, strict: true }),
  });
  let places = 0;
  return {
    async take(caller, work, leave) {
      leave.throwIfAborted();
      if (line.size >= maxWaiting) makeRoomFor(caller);
      const id = String(places++);
      const leaving = new AbortController();
      const onLeave = () => leaving.abort(leave.reason);
      const stopWaiting = () => {
        leave.removeEventListener("abort", onLeave);
        waiting.delete(id);
      };
      leave.addEventListener("abort", onLeave);
      waiting.set(id, leaving);
      const begin = () => {
        stopWaiting();
        return work();
      };
      return queue.add(begin, { id, caller, signal: leaving.signal }).finally(stopWaiting);
    },
    isFullFor: (caller) => line.size >= maxWaiting && line.greediestBut(caller) === undefined,
    refuse(reason) {
      for (const leaving of [...waiting.values()]) leaving.abort(reason);
    },
    facts: () => ({ running: queue.pending, waiting: line.size }),
  };

  /** Whoever asks for most gives way; who asks for most himself does not come in. */
  function makeRoomFor(caller: string): void {
    const evicted = line.greediestBut(caller);
    if (!evicted) throw lineIsFull();
    waiting.get(evicted.id)?.abort(lineIsFull());
  }
}

interface Place {
  readonly id: string;
  readonly run: () => Promise<unknown>;
}

interface PlaceOptions extends QueueAddOptions {
  readonly caller?: string;
}

/** The library asks the line who is next, and by itself decides when. */
const fairQueueOf = (line: FairLine<Place>) =>
  class implements Queue<Place["run"], PlaceOptions> {
    get size() {
      return line.size;
    }

    enqueue(run: Place["run"], { id = "", caller = "" }: Partial<PlaceOptions> = {}) {
      line.add(caller, { id, run });
    }

    dequeue() {
      return line.next()?.run;
    }

    remove(id: string) {
      line.remove((place) => place.id === id);
    }

    filter() {
      return [];
    }

    setPriority() {
      throw new Error("Turns have no priorities.");
    }
  };

/** About as long as one call takes: then a place is free. */
const RETRY_AFTER_MS = 1000;

export const lineIsFull = () =>
  new OcrError("OCR_BUSY", "Too many pictures wait to be read: try again in a moment.", {
    retryable: true,
    retryAfterMs: RETRY_AFTER_MS,
  });
