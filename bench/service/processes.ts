import { readFileSync } from "node:fs";

/** The processes that a process has started and that live now. Linux only: they are read from /proc. */
export function childrenOf(pid: number): readonly number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

/** Resident memory of one process now, in MiB; 0 when it has just ended. */
export const rssOf = (pid: number): number => field(pid, "VmRSS");

/** The most resident memory that one process ever had, in MiB. */
export const peakRssOf = (pid: number): number => field(pid, "VmHWM");

/** Clock ticks to a second, as Linux has them for every program. */
const TICKS = 100;

/** Processor time that one process has taken so far, all its threads, in milliseconds. */
export function cpuMsOf(pid: number): number {
  // Behind the name, which may hold blanks: state is the third field, user and system time 14 and 15.
  const [, rest = ""] = read(`/proc/${pid}/stat`).split(") ");
  const fields = rest.split(" ");
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / TICKS;
}

/** Resident memory of a process and all below it, in MiB. */
export const familyRssOf = (pid: number): number =>
  childrenOf(pid).reduce((sum, child) => sum + familyRssOf(child), rssOf(pid));

function field(pid: number, name: string): number {
  const [, kib = "0"] = new RegExp(`${name}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`)) ?? [];
  return Number(kib) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // it has just ended
  }
}
