import type { Socket } from "node:net";

/** How a connection of Node's HTTP server is read. */
export interface Reading {
  stop(): void;
  goOn(): void;
  /** A request has come. @param bodyBytes - that it announces */
  begin(bodyBytes: number): void;
}

/** What the parser is given at once: no more than 40 requests. */
const PIECE_BYTES = 1024;

/**
 * Stands between a connection and its parser, to be able to stop between two requests: Node parses
 * all that one read of 64 KiB brings, which may be 2,600 requests of 2 kB of memory each. What is
 * not parsed stays as it is.
 *
 * Call it before anything is read.
 */
export function createReading(socket: Socket): Reading {
  const [parse] = socket.listeners("data") as ((chunk: Buffer) => void)[];
  let rest: Buffer = Buffer.alloc(0);
  let bodyBytes = 0;
  let isStopped = false;
  const isPaused = () => isStopped || socket.isPaused() || socket.destroyed;
  const feed = () => {
    while (rest.length > 0 && !isPaused()) {
      // What surely belongs to one body goes in one piece.
      const piece = rest.subarray(0, Math.max(PIECE_BYTES, bodyBytes));
      rest = rest.subarray(piece.length);
      parse?.(piece);
      bodyBytes -= piece.length;
    }
    if (rest.length > 0) socket.pause();
  };
  socket.removeAllListeners("data");
  socket.on("data", (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    feed();
  });
  // Node resumes a connection whenever a body is read or a request has ended.
  socket.on("resume", () => {
    if (isStopped || isPausedByServer(socket)) socket.pause();
    else feed();
  });
  return {
    stop() {
      isStopped = true;
      socket.pause();
    },
    goOn() {
      if (isStopped) socket.resume();
      isStopped = false;
    },
    begin(announced) {
      bodyBytes = announced;
    },
  };
}

/** Node stops when answers are not taken, keeps to itself that it did, and insists on it. */
const isPausedByServer = (socket: Socket & { readonly _paused?: boolean }) =>
  socket._paused === true;
