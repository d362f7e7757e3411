import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/**
 * Runs to the end, and says nothing on standard output: that is for the table.
 *
 * @returns the exit code; null when a signal ended it
 * @throws the reason of the abort, once the process is gone
 */
export async function run(
  command: string,
  args: readonly string[],
  { signal, ...options }: Pick<SpawnOptions, "cwd" | "env"> & { readonly signal: AbortSignal },
): Promise<number | null> {
  signal.throwIfAborted();
  const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "inherit"] });
  const kill = () => child.kill();
  signal.addEventListener("abort", kill);
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    signal.throwIfAborted();
    return code;
  } finally {
    signal.removeEventListener("abort", kill);
  }
}
