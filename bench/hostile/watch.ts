import { writeFileSync } from "node:fs";
import { childrenOf, cpuMsOf, peakRssOf, rssOf } from "../service/processes.ts";
import type { Service } from "../service/start.ts";

/** What happened to the reader since it was last asked about. */
export interface Seen {
  /** The most resident memory that it had, in MiB. */
  readonly peakMib: number;
  /** Processor time that it took, in milliseconds: waiting for a busy machine is not its fault. */
  readonly cpuMs: number;
  /** Whether it died, and another one took its place. */
  readonly hasDied: boolean;
}

/** Watches over a service's only reader. Linux only: it is read from /proc. */
export function watch({ pid }: Service) {
  let [reader = 0] = childrenOf(pid);
  let [startMs, endMs, peakMib] = [cpuMsOf(reader), cpuMsOf(reader), 0];
  // A reader that dies takes its own counts with it: what was seen of it before counts.
  const sample = () => {
    peakMib = Math.max(peakMib, rssOf(reader), peakRssOf(reader));
    endMs = Math.max(endMs, cpuMsOf(reader));
  };
  const timer = setInterval(sample, 20);
  return {
    seen(): Seen {
      sample();
      const [now = 0] = childrenOf(pid);
      const seen = { peakMib, cpuMs: endMs - startMs, hasDied: now !== reader };
      reader = now;
      forgetPeak(reader);
      [startMs, endMs, peakMib] = [cpuMsOf(reader), cpuMsOf(reader), 0];
      return seen;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** @see proc_pid_clear_refs(5): 5 sets the peak to what is resident now */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}
