import { fork, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { lossyWriter } from "./lossy-writer.ts";
import type { ReaderMessage } from "./reader-messages.ts";
import type { ServiceMessage } from "./service-messages.ts";

const writeError = lossyWriter(process.stderr);

/**
 * Starts a module of this folder in a process of its own, with a channel to it.
 *
 * @param entry - its file name without the extension: the sources run as they are under tsx, and
 *   compiled from `dist`
 * @param env - its whole environment: nothing of ours, which holds secrets
 * @param flags - for Node, beside those we run with
 * @throws {Error} if the system starts no further process
 */
export function forkEntry(
  entry: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChildProcess & { readonly pid: number } {
  const path = fileURLToPath(new URL(`./${entry}${extname(import.meta.url)}`, import.meta.url));
  const child = fork(path, [], {
    // Two processes cannot listen for one debugger.
    execArgv: [...process.execArgv.filter((flag) => !flag.startsWith("--inspect")), ...flags],
    env,
    // Typed arrays pass as bytes, not as JSON.
    serialization: "advanced",
    // Not "inherit": that makes our standard error block, and the standard output with it if they
    // are one, so that a reader of the log that stops would stop us.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  child.stderr?.on("data", writeError);
  // Of a process that is ending, its end tells enough.
  child.on("error", () => undefined);
  if (child.pid === undefined) throw new Error("The system starts no further process.");
  return Object.assign(child, { pid: child.pid });
}

/**
 * Tells the parent, from within such a process. A parent that has just gone hears nothing.
 *
 * @param onTold - called when the message is out, or with the reason why it is not
 */
export function tellParent(
  message: ReaderMessage | ServiceMessage,
  onTold: (error: Error | null) => void = () => undefined,
): void {
  process.send?.(message, undefined, undefined, onTold);
}
