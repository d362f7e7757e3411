import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { AcceptingPort } from "./accept-for-process.ts";
import type { LocalOcrEvent } from "./events.ts";
import { forkEntry } from "./fork-entry.ts";
import type { ServiceMessage, ServiceOrder } from "./service-messages.ts";
import type { ServiceOptions } from "./service.ts";

/** The local OCR service in a process of its own, kept alive. Disposing lets readings finish. */
export interface LocalOcrProcess extends AsyncDisposable {
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
 * Starts the service behind a port, and starts it again whenever its process ends. Disposing gives
 * up the port.
 *
 * @param log - hears each event, and `service-gone` when the process has ended by itself
 * @throws {Error} if the system starts no further process
 */
export function startLocalOcr(
  port: AcceptingPort,
  options: Omit<ServiceOptions, "log">,
  log: (event: LocalOcrEvent) => void,
): LocalOcrProcess {
  const closing = new AbortController();
  const isClosing = () => closing.signal.aborted;
  const start = () => startRun(port, options, log);
  let run = start();
  const { ready } = run;
  const tended = (async () => {
    for (;;) {
      const exit = await run.gone;
      if (isClosing()) return;
      log({ event: "service-gone", exit });
      const next = await startAgain(start, isClosing, log);
      if (!next) return;
      run = next;
    }
  })();
  return {
    ready,
    pid: () => run.pid,
    async [Symbol.asyncDispose]() {
      closing.abort();
      port[Symbol.dispose]();
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
  readonly ready: Promise<void>;
  readonly gone: Promise<string>;
  end(): void;
}

function startRun(
  port: AcceptingPort,
  options: Omit<ServiceOptions, "log">,
  log: (event: LocalOcrEvent) => void,
): Run {
  const child = forkEntry("service-process");
  // Not by `once` of node:events: an error on the channel of a process that hangs is not its end.
  const gone = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `code ${String(code)}`));
  });
  child.on("message", (message: ServiceMessage) => {
    if (message.kind === "event") log(message.event);
  });
  const ready = readinessOf(child, gone);
  // Of a later life, nobody asks this.
  ready.catch(() => undefined);
  const order: ServiceOrder = { kind: "start", options };
  child.send(order);
  port.handTo(child);
  return {
    pid: child.pid,
    ready,
    gone,
    end() {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill("SIGKILL"), ENDING_MS).unref();
    },
  };
}

/** Rejects when the service says that it is unable, or ends instead. */
function readinessOf(child: ChildProcess, gone: Promise<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: ServiceMessage) => {
      if (message.kind === "ready") resolve();
      if (message.kind === "unable") reject(new Error(message.message));
    });
    void gone.then((exit) => {
      reject(new Error(`The local OCR service ended with ${exit}.`));
    });
  });
}
