/**
 * The local OCR service in a process of its own, so that no work of its holds up the gateway's
 * event loop and no crash of its ends the gateway. It has no life without its parent.
 */
import { tellParent } from "./fork-entry.ts";
import type { LocalOcrOptions } from "./local-ocr.ts";
import { createLocalOcr } from "./local-ocr.ts";
import type { ServiceMessage } from "./service-messages.ts";

const tell: (message: ServiceMessage) => void = tellParent;

// A terminal sends these to the whole group, but the parent has requests to finish first.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.once("message", (options: LocalOcrOptions) => void serve(options));

async function serve(options: LocalOcrOptions): Promise<void> {
  try {
    const service = await createLocalOcr({
      ...options,
      log: (event) => {
        tell({ kind: "event", event });
      },
    });
    process.once("disconnect", () => {
      void service[Symbol.asyncDispose]().then(() => process.exit());
    });
    tell({ kind: "listening", port: Number(service.url.port) });
    await service.ready;
    tell({ kind: "ready" });
  } catch (error) {
    // Nothing was read yet, so the message holds no card: it may name the file that is missing.
    tell({ kind: "unable", message: error instanceof Error ? error.message : String(error) });
    if (process.connected) process.disconnect();
    process.exitCode = 1;
  }
}
