import type { IncomingMessage } from "node:http";

/** What a phone on a bad network still does, after the first seconds. */
const LEAST_BYTES_PER_S = 10_000;
const GRACE_S = 5;

/** How much of a body shows that the rest will come: less than Node holds of one by itself. */
const BEGINNING_BYTES = 8 * 2 ** 10;

/**
 * Cuts the connection when a body comes too slowly on the whole: whoever sends a byte at a time
 * holds for nothing what others need. Disposing ends the watch.
 */
export function keepPace(request: IncomingMessage): Disposable {
  const { socket } = request;
  const before = socket.bytesRead;
  const start = performance.now();
  const timer = setInterval(() => {
    if (request.complete) return;
    const seconds = (performance.now() - start) / 1000 - GRACE_S;
    if (socket.bytesRead - before < seconds * LEAST_BYTES_PER_S) socket.destroy();
  }, 1000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/**
 * Waits until a body has begun in earnest, or is all there, and reads nothing of it. Room for a
 * whole picture is not for those who only say that they have one.
 *
 * @param announced - its length in bytes; undefined when nobody knows
 */
export async function begun(request: IncomingMessage, announced = Infinity): Promise<void> {
  const enough = Math.min(announced, BEGINNING_BYTES);
  const isEnough = () => request.readableLength >= enough || request.complete || request.destroyed;
  if (isEnough()) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!isEnough()) return;
      for (const event of ["readable", "end", "close"]) request.off(event, look);
      resolve();
    };
    for (const event of ["readable", "end", "close"]) request.on(event, look);
  });
}
