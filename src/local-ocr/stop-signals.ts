/** What asks a process to end: a supervisor, a Ctrl-C, a terminal that is closed. */
export const STOP_SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Keeps SIGUSR1 from opening Node's inspector, by which any program of this machine could read keys
 * and pictures. `--disable-sigusr1` does so from Node 22.14 on.
 */
export function ignoreInspectorSignal(): void {
  process.on("SIGUSR1", () => undefined);
}

/** For a child process: its parent gets them too, and has work to finish before it ends the child. */
export function ignoreStopSignals(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, () => undefined);
  ignoreInspectorSignal();
}
