import type { IncomingMessage } from "node:http";

/** How long a client may take over its whole request, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 60_000;

/** What a phone on a bad network still does. */
const LEAST_BYTES_PER_S = 10_000;

/** How long a client that is fast enough otherwise may pause. */
const PAUSE_S = 10;

/** How much of a body shows that the rest will come: less than Node holds of one by itself. */
const BEGINNING_BYTES = 8 * 2 ** 10;

/**
 * How many bytes of a body have to have come, so that it is worth the room that it takes.
 *
 * They are on a straight line that begins after a pause and brings all that is reserved when the
 * time for a request is over. It cuts nobody who would be in time at an even pace of 10 kB/s or
 * more, also with one pause of that length anywhere.
 *
 * @param seconds - since the reading began
 * @param reservedBytes - the length of the body, or what is taken for it
 */
export function leastBytesAfter(seconds: number, reservedBytes: number): number {
  const bytesPerS = reservedBytes / (REQUEST_TIMEOUT_MS / 1000 - PAUSE_S);
  return (seconds - PAUSE_S) * Math.max(bytesPerS, LEAST_BYTES_PER_S);
}

/**
 * Cuts the connection when a body comes too slowly on the whole: whoever sends a byte at a time
 * holds for nothing what others need. Disposing ends the watch.
 *
 * @param reservedBytes - what is held for the body at this moment
 */
export function keepPace(request: IncomingMessage, reservedBytes: () => number): Disposable {
  const { socket } = request;
  const before = socket.bytesRead - request.readableLength;
  const start = performance.now();
  const timer = setInterval(() => {
    if (request.complete) return;
    const seconds = (performance.now() - start) / 1000;
    if (socket.bytesRead - before < leastBytesAfter(seconds, reservedBytes())) socket.destroy();
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
