import { fork } from "node:child_process";
import { once } from "node:events";
import type { Item, LicenceType } from "../../src/licence/item.ts";

/** A picture to read: as bytes, and as a file for who wants a path. */
export interface Task {
  readonly image: Uint8Array;
  readonly file: string;
  readonly type: LicenceType;
}

export interface Answer {
  readonly items: readonly Item[];
  /** Processor time of the child, all its threads, in milliseconds. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Resident memory now, and the most it ever was, in MiB. */
  readonly rssMib: number;
  readonly peakMib: number;
}

/** A process that reads pictures one after another, so that its time and memory are its own. */
export interface Child extends AsyncDisposable {
  read(task: Task): Promise<Answer>;
}

/**
 * @param environment - in addition to this process's own
 * @param flags - for Node
 * @throws {Error} the child ended before it was ready
 */
export async function startChild(
  module: URL,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Child> {
  const child = fork(module, {
    execArgv: ["--import", "tsx", ...flags],
    serialization: "advanced",
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "exit");
  const answerOf = async <T>(): Promise<T> => {
    const [answer] = (await Promise.race([
      once(child, "message"),
      ended.then(() => Promise.reject(new Error(`${module.pathname} ended`))),
    ])) as [T];
    return answer;
  };
  await answerOf();
  return {
    read(task) {
      child.send(task);
      return answerOf<Answer>();
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await ended;
    },
  };
}

/** The child's side: answers tasks until the parent goes. */
export async function answer(read: (task: Task) => Promise<readonly Item[]>): Promise<void> {
  process.on("message", (task: Task) => {
    void (async () => {
      const [cpu, start] = [process.cpuUsage(), performance.now()];
      const items = await read(task);
      const { user, system } = process.cpuUsage(cpu);
      process.send?.({
        items,
        cpuMs: (user + system) / 1000,
        wallMs: performance.now() - start,
        rssMib: process.memoryUsage.rss() / 2 ** 20,
        peakMib: process.resourceUsage().maxRSS / 2 ** 10,
      } satisfies Answer);
    })();
  });
  process.send?.("ready");
  await once(process, "disconnect");
  process.exit();
}
