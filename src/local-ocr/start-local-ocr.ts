import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalOcrEvent } from "./events.ts";
import { forkEntry } from "./fork-entry.ts";
import type { LocalOcrOptions } from "./local-ocr.ts";
import type { ServiceMessage } from "./service-messages.ts";

/** The local OCR service in a process of its own, kept alive. Disposing lets readings finish. */
export interface LocalOcrProcess extends AsyncDisposable {
  /** Where it listens, also after it had to be started again. */
  readonly url: URL;
  /** Resolves when its readers are warm for the first time. Rejects if they cannot be started. */
  readonly ready: Promise<void>;
  /** The process that lives now. */
  pid(): number;
}

/** How long its end may take: the longest reading, and a little more, in milliseconds. */
const ENDING_MS = 20_000;

/** Pause before it is started again, in milliseconds: what ends at once must not spin. */
const RESTART_MS = 200;

/**
 * Starts the service, and starts it again on the same port whenever its process ends.
 *
 * @param log - hears each event, and `service-gone` when the process has ended by itself
 * @throws {Error} if the port cannot be had
 */
export async function startLocalOcr(
  options: Omit<LocalOcrOptions, "log">,
  log: (event: LocalOcrEvent) => void,
): Promise<LocalOcrProcess> {
  const closing = new AbortController();
  const isClosing = () => closing.signal.aborted;
  let run = startRun(options, log);
  const port = await run.port;
  const { ready } = run;
  const tended = (async () => {
    for (;;) {
      const exit = await run.gone;
      if (isClosing()) return;
      log({ event: "service-gone", exit });
      const next = await startAgain(() => startRun({ ...options, port }, log), isClosing, log);
      if (!next) return;
      run = next;
    }
  })();
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    ready,
    pid: () => run.pid,
    async [Symbol.asyncDispose]() {
      closing.abort();
      run.end();
      await tended;
    },
  };
}

/** The next life; undefined when nobody wants one any more. */
async function startAgain(
  start: () => Run,
  isClosing: () => boolean,
  log: (event: LocalOcrEvent) => void,
): Promise<Run | undefined> {
  for (;;) {
    await sleep(RESTART_MS);
    if (isClosing()) return undefined;
    try {
      return start();
    } catch {
      // The system has no room for a process just now.
      log({ event: "service-gone", exit: "not started" });
    }
  }
}

/** One life of the process. */
interface Run {
  readonly pid: number;
  readonly port: Promise<number>;
  readonly ready: Promise<void>;
  readonly gone: Promise<string>;
  end(): void;
}

function startRun(options: Omit<LocalOcrOptions, "log">, log: (event: LocalOcrEvent) => void): Run {
  const child = forkEntry("service-process");
  const gone = once(child, "exit").then(([code, signal]) =>
    String(signal ?? `code ${String(code)}`),
  );
  child.on("message", (message: ServiceMessage) => {
    if (message.kind === "event") log(message.event);
  });
  const port = messageOf(child, gone, "listening").then((message) => message.port);
  const ready = messageOf(child, gone, "ready").then(() => undefined);
  // Of a later life, nobody asks these.
  for (const promise of [port, ready]) promise.catch(() => undefined);
  child.send(options);
  return {
    pid: child.pid,
    port,
    ready,
    gone,
    end() {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill("SIGKILL"), ENDING_MS).unref();
    },
  };
}

type Told<K extends ServiceMessage["kind"]> = Extract<ServiceMessage, { kind: K }>;

/** The first message of this kind. Rejects when the service says it is unable, or ends instead. */
function messageOf<K extends ServiceMessage["kind"]>(
  child: ChildProcess,
  gone: Promise<string>,
  kind: K,
): Promise<Told<K>> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: ServiceMessage) => {
      if (message.kind === kind) resolve(message as Told<K>);
      if (message.kind === "unable") reject(new Error(message.message));
    });
    void gone.then((exit) => {
      reject(new Error(`The local OCR service ended with ${exit}.`));
    });
  });
}
