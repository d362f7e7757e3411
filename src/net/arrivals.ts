import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { createReading } from "./reading.ts";

/** Requests as they come on one connection, which is not read while many of them wait. */
export interface Arrivals {
  count(request: IncomingMessage): void;
  /** @param waiting - how many wait now */
  follow(waiting: number): void;
  /**
   * Lets a request be late that Node would cut, and of which it says so only once. When none waits
   * any more, it has its time again.
   */
  excuseLate(): void;
}

/** How many may wait on a connection that is still read, so that one hears of its end. */
const READ_AHEAD = 8;

/** @param requestTimeoutMs - how long a request may take to come */
export function createArrivals(socket: Socket, requestTimeoutMs: number): Arrivals {
  const reading = createReading(socket);
  let last: IncomingMessage | undefined;
  let count = 0;
  let isExcused = false;
  /** The request that is late is the last that has begun, or the next. */
  const expectLate = () => {
    const late = last?.complete ? count + 1 : count;
    const timer = setTimeout(() => {
      if (count < late || (count === late && !last?.complete)) socket.destroy();
    }, requestTimeoutMs);
    socket.once("close", () => clearTimeout(timer));
  };
  return {
    count(request) {
      last = request;
      count++;
      reading.begin(Number(request.headers["content-length"] ?? 0));
    },
    follow(waiting) {
      if (waiting > READ_AHEAD) reading.stop();
      else reading.goOn();
      if (waiting > 0 || !isExcused) return;
      isExcused = false;
      expectLate();
    },
    excuseLate() {
      isExcused = true;
    },
  };
}
