import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { handleInTurn } from "../net/handle-in-turn.ts";
import { urlOf } from "./url-of.ts";

/** The service's HTTP server. Disposing takes nothing new, and waits for the answers that are owed. */
export interface HttpServer extends AsyncDisposable {
  answerWith(listener: RequestListener): void;
  /**
   * Takes connections at a port of its own.
   *
   * @param port - 0 for any free one
   * @throws {Error} the system's own, such as `EADDRINUSE`, if it cannot listen there
   */
  listen(port: number, host: string): Promise<URL>;
  /** Takes connections that another process has accepted and hands over: see {@link serve}. */
  startServing(): void;
  /** Serves one connection of which nothing was read. */
  serve(socket: Socket): void;
  /** Whether it takes no further connections. */
  isClosing(): boolean;
}

/** The longest that a client who is slow to send or to read holds up the end, in milliseconds. */
const DRAINING_MS = 15_000;

export function createHttpServer(): HttpServer {
  const server = createServer({
    // Clients send the original service's name, or through a proxy none.
    requireHostHeader: false,
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 1_000,
  });
  const closes = trackCloses(server);
  let isClosing = false;
  return {
    answerWith(listener) {
      const handle = handleInTurn(server, listener);
      server.on("request", handle);
      // An expectation is met by answering: refused before the body is sent, or told to go on.
      server.on("checkContinue", handle);
      server.on("checkExpectation", handle);
    },
    async listen(port, host) {
      server.listen(port, host);
      await once(server, "listening");
      return urlOf(server);
    },
    startServing() {
      // Node begins with this to enforce the timeouts above, and to know its connections.
      server.emit("listening");
    },
    serve(socket) {
      // As Node has it for the connections that an HTTP server accepts.
      socket.allowHalfOpen = true;
      server.emit("connection", socket);
    },
    isClosing: () => isClosing,
    async [Symbol.asyncDispose]() {
      isClosing = true;
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAINING_MS);
      await Promise.all(closes);
      clearTimeout(timer);
    },
  };
}

/**
 * The ends of the connections that are open. Node itself waits at the end only for those that it has
 * accepted.
 */
function trackCloses(server: Server): ReadonlySet<Promise<void>> {
  const closes = new Set<Promise<void>>();
  server.on("connection", (socket: Socket) => {
    const close = new Promise<void>((resolve) => {
      socket.once("close", () => {
        closes.delete(close);
        resolve();
      });
    });
    closes.add(close);
  });
  return closes;
}
