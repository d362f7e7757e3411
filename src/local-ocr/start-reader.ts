import type { ChildProcess } from "node:child_process";
import { forkEntry } from "./fork-entry.ts";
import { READER_ENVIRONMENT, READER_FLAGS } from "./reading/reader-environment.ts";
import type { ReaderMessage, ReadingOrder } from "./reader-messages.ts";

export type ReaderState = "STARTING" | "IDLE" | "READING" | "GONE";

/** One process that reads pictures, one at a time. */
export interface ReaderProcess {
  readonly pid: number;
  state(): ReaderState;
  /** Resolves when the engine is loaded and warm. Rejects when that fails, or takes too long. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended, with its exit code or the signal that ended it. */
  readonly gone: Promise<string>;
  /** Answers for one picture; an idle reader is busy at once. Rejects when the process ends over it. */
  read(order: ReadingOrder): Promise<Answer>;
  /** Ends the process now, whatever it does. */
  kill(): void;
}

export type Answer = Extract<ReaderMessage, { kind: "read" | "refused" | "failed" }>;

/**
 * Starts a reader.
 *
 * A process, not a worker thread (so not piscina): the engine decodes hostile pictures in native
 * code, and a crash there ends whatever process it is in.
 *
 * @throws {Error} if the system starts no further process
 */
export function startReader(): ReaderProcess {
  const child = forkEntry("reader-process", READER_ENVIRONMENT, READER_FLAGS);
  let state: ReaderState = "STARTING";
  return {
    pid: child.pid,
    state: () => state,
    gone: new Promise((resolve) => {
      child.once("exit", (...exit: Exit) => {
        state = "GONE";
        resolve(exitOf(...exit));
      });
    }),
    ready: readyOf(child).then(() => {
      state = "IDLE";
    }),
    async read(order) {
      state = "READING";
      const answer = messageOf(child);
      child.send(order);
      const message = await answer;
      state = "IDLE";
      return message as Answer;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

/** How long the engine may take to load, in milliseconds; it takes about 500 when the machine is idle. */
const LOADING_MS = 60_000;

async function readyOf(child: ChildProcess): Promise<void> {
  const timer = setTimeout(() => child.kill("SIGKILL"), LOADING_MS);
  try {
    const message = await messageOf(child);
    if (message.kind === "unable") throw new Error(message.message);
  } finally {
    clearTimeout(timer);
  }
}

/** The next message; rejects when the process ends instead. Leaves no listener behind. */
function messageOf(child: ChildProcess): Promise<ReaderMessage> {
  return new Promise((resolve, reject) => {
    const settle = () => child.off("message", onMessage).off("exit", onExit);
    const onMessage = (message: unknown) => {
      settle();
      resolve(message as ReaderMessage);
    };
    const onExit = (...exit: Exit) => {
      settle();
      reject(new Error(`The reader process ended with ${exitOf(...exit)}.`));
    };
    child.on("message", onMessage).on("exit", onExit);
  });
}

type Exit = [code: number | null, signal: NodeJS.Signals | null];

const exitOf = (...[code, signal]: Exit) => signal ?? `code ${String(code)}`;
