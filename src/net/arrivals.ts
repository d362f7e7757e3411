import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** Requests as they come on one connection, which may have to stop for a while. */
export interface Arrivals {
  count(request: IncomingMessage): void;
  /** Reads nothing more. */
  stop(): void;
  goOn(): void;
  /**
   * Node says that a request takes too long to come. It says so once.
   *
   * @returns whether that is our doing: it has its time again when we go on
   */
  excuse(): boolean;
}

/** @param requestTimeoutMs - how long an excused request may take from then on */
export function createArrivals(socket: Socket, requestTimeoutMs: number): Arrivals {
  let last: IncomingMessage | undefined;
  let count = 0;
  let isStopped = false;
  let isExcused = false;
  // Node resumes a connection whenever a body is read or a request has ended.
  socket.on("resume", () => {
    if (isStopped) stopReading(socket);
  });
  /** The request that is coming is the last one, or the next. */
  const watch = () => {
    const late = last?.complete ? count + 1 : count;
    const isThere = () => count > late || (count === late && last?.complete);
    const timer = setTimeout(() => {
      if (!isThere()) socket.destroy();
    }, requestTimeoutMs);
    socket.once("close", () => clearTimeout(timer));
  };
  return {
    count(request) {
      last = request;
      count++;
    },
    stop() {
      isStopped = true;
      stopReading(socket);
    },
    goOn() {
      isStopped = false;
      socket.resume();
      if (isExcused) watch();
      isExcused = false;
    },
    excuse() {
      isExcused ||= isStopped;
      return isStopped;
    },
  };
}

function stopReading(socket: Socket): void {
  socket.pause();
  // Paused already and about to resume, it would not have told Node, which reads for it.
  socket.emit("pause");
}
