/**
 * The whole of a reader process: it loads the engine, then answers one order after another.
 *
 * It has no life without its parent: when the channel closes, it ends.
 */
import { constants, setPriority } from "node:os";
import { bugOf } from "../errors.ts";
import { tellParent } from "./fork-entry.ts";
import type { ReaderMessage, ReadingOrder } from "./reader-messages.ts";
import { createReader, type Reader } from "./reading/reader.ts";
import { ReadingError } from "./reading/reading-error.ts";
import { ignoreStopSignals } from "./stop-signals.ts";

const tell: (message: ReaderMessage) => void = tellParent;

// Readers take all the processor there is; who waits for them must still be served at once.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on("disconnect", () => process.exit());
ignoreStopSignals();

try {
  const reader = await createReader();
  process.on("message", (order: ReadingOrder) => {
    void answerOf(reader, order).then(tell);
  });
  tell({ kind: "ready" });
} catch (error) {
  // Nothing was read yet, so the message holds no card: it may name the file that is missing.
  tell({ kind: "unable", message: error instanceof Error ? error.message : String(error) });
}

async function answerOf(reader: Reader, { type, bytes }: ReadingOrder): Promise<ReaderMessage> {
  try {
    return { kind: "read", items: (await reader.read(bytes, type)).items };
  } catch (error) {
    if (error instanceof ReadingError) return { kind: "refused", reason: error.reason };
    return { kind: "failed", ...bugOf(error) };
  }
}
