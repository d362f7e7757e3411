/** What asks a process to end: a supervisor, a Ctrl-C, a terminal that is closed. */
export const STOP_SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** For a child process: its parent gets them too, and has work to finish before it ends the child. */
export function ignoreStopSignals(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, () => undefined);
}
