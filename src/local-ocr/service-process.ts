/**
 * The local OCR service in a process of its own, so that no work of its holds up the gateway's
 * event loop and no crash of its ends the gateway. It has no life without its parent, which accepts
 * its connections and hands them over.
 */
import type { Socket } from "node:net";
import { tellParent } from "./fork-entry.ts";
import { createHttpServer } from "./http-server.ts";
import type { ServiceMessage, ServiceOrder } from "./service-messages.ts";
import { createService, type ServiceOptions } from "./service.ts";
import { ignoreStopSignals } from "./stop-signals.ts";

const tell: (message: ServiceMessage, onTold?: (error: Error | null) => void) => void = tellParent;

ignoreStopSignals();

const server = createHttpServer();
process.on("message", (order: ServiceOrder, socket?: Socket) => {
  if (order.kind === "start") void start(order.options);
  else if (socket) take(order.id, socket);
});

async function start(options: Omit<ServiceOptions, "log">): Promise<void> {
  try {
    const service = createService(server, {
      ...options,
      log: (event) => {
        tell({ kind: "event", event });
      },
    });
    process.once("disconnect", () => {
      void service[Symbol.asyncDispose]().then(() => process.exit());
    });
    server.startServing();
    await service.ready;
    tell({ kind: "ready" });
  } catch (error) {
    // Nothing was read yet, so the message holds no card: it may name the file that is missing.
    tell({ kind: "unable", message: error instanceof Error ? error.message : String(error) });
    if (process.connected) process.disconnect();
    process.exitCode = 1;
  }
}

/** Reads only once the parent has been told: of what it was not told, it may give it to another. */
function take(id: number, socket: Socket): void {
  tell({ kind: "taken", id }, (error) => {
    if (error) socket.destroy();
    else server.serve(socket);
  });
}
