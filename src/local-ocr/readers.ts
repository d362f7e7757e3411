import { setTimeout as sleep } from "node:timers/promises";
import type { Item } from "../licence/item.ts";
import type { ClientWait } from "./client-wait.ts";
import type { Log } from "./events.ts";
import type { ReadingOrder } from "./reader-messages.ts";
import { startReader, type Answer, type ReaderProcess, type ReaderState } from "./start-reader.ts";
import { Refusal } from "./refusal.ts";
import { createWaitingLine } from "./waiting-line.ts";

export interface ReadersOptions {
  /** How many processes read side by side. One a core: each keeps one core busy. */
  readonly count: number;
  /** How long a reading may take, and before that may wait, in milliseconds. Default: 12,000. */
  readonly jobTimeoutMs?: number | undefined;
  /** How many readings may wait for a process. Default: 8. */
  readonly queueLength?: number | undefined;
  readonly log: Log;
}

export interface ReaderFacts {
  readonly pid: number;
  readonly state: ReaderState;
}

/** A few reader processes that are kept alive, and the line before them. */
export interface Readers extends AsyncDisposable {
  /** Resolves when all are warm for the first time. Rejects when one of them cannot be started. */
  readonly ready: Promise<void>;
  facts(): readonly ReaderFacts[];
  /**
   * Reads one picture.
   *
   * @param wait - the client's: a reading that still waits when the client goes is dropped, one
   *   under way is finished
   * @throws {Refusal} 15 if too many wait already or it cannot begin in time, 213 if the reader crashed or took too long over
   *   this picture, −1102 and −9002 as the reader finds
   */
  read(order: ReadingOrder, wait: ClientWait): Promise<readonly Item[]>;
}

export function createReaders(options: ReadersOptions): Readers {
  const { count, jobTimeoutMs = 12_000, queueLength = 8, log } = options;
  const seats = Array.from({ length: count }, (): Seat => ({ reader: undefined }));
  const live = () => seats.flatMap(({ reader }) => reader ?? []);
  const idle = () => live().find((reader) => reader.state() === "IDLE");
  const line = createWaitingLine({ idle, maxWaiting: queueLength, patienceMs: jobTimeoutMs });
  const closing = new AbortController();
  const { ready, occupied, unable } = createReadiness(count);
  const tended = seats.map((seat) =>
    tend(seat, {
      closing: closing.signal,
      log,
      unable,
      occupied: () => {
        occupied(seat);
        line.serve();
      },
    }),
  );
  return {
    ready,
    facts: () => live().map((reader) => ({ pid: reader.pid, state: reader.state() })),
    read: (order, { signal, endsAtMs }) => {
      const work = async (reader: ReaderProcess) => {
        const answer = await answerWithin(reader, order, jobTimeoutMs, log).finally(() =>
          line.serve(),
        );
        return itemsOf(answer, log);
      };
      return line.enter(work, { signal, beginsByMs: endsAtMs - READING_MS });
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      unable(new Error("The readers were closed."));
      line.close();
      for (const reader of live()) reader.kill();
      await Promise.all(tended);
    },
  };
}

/**
 * What a reading takes on a busy machine, in milliseconds: one that begins with less time left for
 * its client would be made in vain.
 */
const READING_MS = 2000;

/** Where a reader sits; when it goes, another one takes the seat. */
interface Seat {
  reader: ReaderProcess | undefined;
}

interface Tending {
  readonly closing: AbortSignal;
  readonly log: Log;
  /** Called each time that a warm reader has taken the seat. */
  readonly occupied: () => void;
  /** Called when no reader could be started so often that something must be wrong for good. */
  readonly unable: (cause: Error) => void;
}

function createReadiness(count: number) {
  const warm = new Set<Seat>();
  let settle: { resolve: () => void; reject: (cause: Error) => void } | undefined;
  const ready = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // Whoever does not ask is not to be ended by the answer.
  ready.catch(() => undefined);
  return {
    ready,
    occupied: (seat: Seat) => warm.add(seat).size === count && settle?.resolve(),
    unable: (cause: Error) => settle?.reject(cause),
  };
}

const MAX_FALSE_STARTS = 3;

/** Seats reader after reader: the next one at once when one has worked, later and later when not. */
async function tend(seat: Seat, tending: Tending): Promise<void> {
  const { closing, unable } = tending;
  let falseStarts = 0;
  while (!closing.aborted) {
    try {
      await seatReader(seat, tending);
      falseStarts = 0;
    } catch (cause) {
      falseStarts++;
      if (falseStarts === MAX_FALSE_STARTS)
        unable(new Error(`No reader process can be started: ${messageOf(cause)}`, { cause }));
      await sleep(backoffMs(falseStarts), undefined, { signal: closing }).catch(() => undefined);
    }
  }
}

const backoffMs = (falseStarts: number) => Math.min(100 * 2 ** falseStarts, 10_000);

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

/** From the start of a process to its end. Rejects if it never was ready. */
async function seatReader(seat: Seat, { log, occupied }: Tending): Promise<void> {
  const startedAt = performance.now();
  const reader = startReader();
  const { pid } = reader;
  seat.reader = reader;
  try {
    await reader.ready;
    log({ event: "reader-ready", pid, durationMs: performance.now() - startedAt });
    occupied();
  } catch (cause) {
    reader.kill();
    throw cause;
  } finally {
    const exit = await reader.gone;
    seat.reader = undefined;
    log({ event: "reader-gone", pid, exit });
  }
}

/** A reading that never ends is ended with its process: native code cannot be interrupted. */
async function answerWithin(reader: ReaderProcess, order: ReadingOrder, ms: number, log: Log) {
  const timer = setTimeout(() => {
    log({ event: "reader-too-slow", pid: reader.pid });
    reader.kill();
  }, ms);
  try {
    return await reader.read(order);
  } catch (cause) {
    throw new Refusal(213, { cause });
  } finally {
    clearTimeout(timer);
  }
}

function itemsOf(answer: Answer, log: Log): readonly Item[] {
  switch (answer.kind) {
    case "read":
      return answer.items;
    case "refused":
      throw new Refusal(answer.reason === "NO_LICENCE" ? -9002 : -1102);
    case "failed":
      log({ event: "bug", name: answer.name, frames: answer.frames });
      throw new Refusal(213);
  }
}
