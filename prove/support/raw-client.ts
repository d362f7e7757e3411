import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What became of a request: the status of its answer, or that there was none. */
export type Outcome = number | "closed" | "hung";

/** Sends bytes as they are, in the pieces that they are cut into, over one connection after another. */
export interface RawClient extends Disposable {
  /** Sends a whole request and waits for the answer. */
  ask(pieces: readonly Buffer[]): Promise<Outcome>;
  /** Sends the beginning of one, and goes. */
  breakOff(pieces: readonly Buffer[]): Promise<void>;
}

/** @param patienceMs - after it, a request hangs */
export function createRawClient(url: URL, patienceMs: number): RawClient {
  let socket: Socket | undefined;

  async function open(): Promise<Socket> {
    if (socket && !socket.destroyed && socket.readyState === "open") return socket;
    socket = connect(Number(url.port), url.hostname).setNoDelay();
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  }

  return {
    async ask(pieces) {
      const current = await open();
      const answer = statusOn(current, patienceMs);
      await sendPieces(current, pieces);
      const outcome = await answer;
      if (outcome === "hung") current.destroy();
      return outcome;
    },
    async breakOff(pieces) {
      const current = await open();
      await sendPieces(current, pieces);
      current.destroy();
    },
    [Symbol.dispose]: () => void socket?.destroy(),
  };
}

/** Each piece in a write, and a turn of the loop, of its own. */
async function sendPieces(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    await new Promise(setImmediate);
  }
}

/** The status of the next answer, when that is all there. */
function statusOn(socket: Socket, patienceMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.off("data", onData).off("close", onClose);
      resolve(outcome);
    };
    const onData = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const status = wholeStatusIn(received);
      if (status !== undefined) end(status);
    };
    // Who is told to go may be told by the status line alone.
    const onClose = () => end(statusIn(received) ?? "closed");
    const timer = setTimeout(() => end("hung"), patienceMs);
    socket.on("data", onData).once("close", onClose);
    if (socket.destroyed) onClose();
  });
}

const statusIn = (received: Buffer): number | undefined => {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(received.toString("latin1", 0, 12)) ?? [];
  return status === undefined ? undefined : Number(status);
};

function wholeStatusIn(received: Buffer): number | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const head = received.toString("latin1", 0, end);
  if (/transfer-encoding: *chunked/i.test(head))
    return received.subarray(-7).toString("latin1") === "\r\n0\r\n\r\n"
      ? statusIn(received)
      : undefined;
  const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  return received.length >= end + 4 + length ? statusIn(received) : undefined;
}
