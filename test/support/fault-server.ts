import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** Moments of one exchange, in their order. A fault acts at one or more of them. */
export interface Fault {
  readonly connected?: Act;
  /** The first bytes have come. */
  readonly begun?: Act;
  readonly head?: Act;
  /** Half of the body has come. */
  readonly half?: Act;
  readonly whole?: Act;
}

export type Act = (socket: Socket) => void;

/** One POST of which at least a byte came: somebody may have to pay for it. */
export interface LedgerEntry {
  /** Tells questions apart: what the request announces as its length; 0 if it never came so far. */
  length: number;
  /** The return code that was sent whole, if one was. */
  code: number | undefined;
}

/** An OCR service that goes wrong as told, by raw bytes, and keeps a ledger of what it was asked. */
export async function startFaultServer() {
  const ledger: LedgerEntry[] = [];
  const sockets = new Set<Socket>();
  let fault: Fault = {};
  let code: number | undefined;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    fault.connected?.(socket);
    follow(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ledger,
    connections: () => sockets.size,
    /** From now on every exchange goes so. */
    play(next: Fault, returnCode?: number) {
      fault = next;
      code = returnCode;
      ledger.length = 0;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };

  /** Requests of one connection, one after the other. */
  function follow(socket: Socket): void {
    let entry: LedgerEntry | undefined;
    let received = Buffer.alloc(0);
    let moments = momentsOf(fault);
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (!entry) ledger.push((entry = { length: 0, code: undefined }));
      const end = received.indexOf("\r\n\r\n");
      const head = received.toString("latin1", 0, Math.max(end, 0));
      entry.length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      const bodyBytes = end === -1 ? -1 : received.length - end - 4;
      moments.begun();
      if (bodyBytes >= 0) moments.head();
      if (bodyBytes >= entry.length / 2) moments.half();
      if (bodyBytes < entry.length || end === -1) return;
      entry.code = code;
      moments.whole();
      entry = undefined;
      received = Buffer.alloc(0);
      moments = momentsOf(fault);
    });

    function momentsOf(acts: Fault) {
      const onceOnly = (act: Act | undefined) => {
        let isDone = false;
        return () => {
          if (!isDone) act?.(socket);
          isDone = true;
        };
      };
      return {
        begun: onceOnly(acts.begun),
        head: onceOnly(acts.head),
        half: onceOnly(acts.half),
        whole: onceOnly(acts.whole),
      };
    }
  }
}
