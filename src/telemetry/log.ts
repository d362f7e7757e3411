import { pino } from "pino";
import { bugOf } from "../errors.ts";
import type { LocalOcrEvent } from "../local-ocr/events.ts";
import { lossyWriter } from "../local-ocr/lossy-writer.ts";

/**
 * What the gateway says while it runs: one JSON line an event, each with a closed name and plain
 * facts. Nothing that a client sent can get in: there is no free text to carry it.
 */
export interface Log {
  /** An error of our own making. Its message may repeat a value, so its place must do. */
  bug(error: unknown): void;
  /** Something that the local OCR service tells. */
  localOcr(event: LocalOcrEvent): void;
}

/** Events of normal work. They are below what is printed. */
const ROUTINE: ReadonlySet<LocalOcrEvent["event"]> = new Set(["answered", "reader-ready"]);

/**
 * Writes to the standard output. What cannot be written is lost; nothing waits for it.
 *
 * Not by pino's own destination: its last flush repeats for ever on a full disk, and waits for ever
 * for a pipe that nobody reads.
 */
export function createLog(): Log {
  const log = pino({ base: null }, { write: lossyWriter(process.stdout) });
  return {
    bug: (error) => log.error({ event: "bug", ...bugOf(error) }),
    localOcr: (event) => log[ROUTINE.has(event.event) ? "debug" : "warn"](event),
  };
}
