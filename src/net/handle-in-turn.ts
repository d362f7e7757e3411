import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { refuseBadRequest } from "./client-error.ts";
import { createArrivals } from "./arrivals.ts";

/**
 * How many requests may wait behind others of their connections, on all connections together. One
 * read of 64 KiB brings up to 2,600, of some 2 kB of memory each.
 */
const MAX_WAITING = 5000;

/**
 * Has the requests of one connection handled one after the other, as a client that pipelines may
 * expect (RFC 9112, section 9.3.2), and reads nothing more while one of them waits.
 *
 * Node hands on each request as soon as it is parsed. Somebody who reads no answers, or asks faster
 * than they are made, would have all of them in memory at once. The connection that brings more
 * than may wait on all of them together is cut.
 *
 * @returns the listener for `request`, `checkContinue` and `checkExpectation`
 */
export function handleInTurn(server: Server, handle: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>();
  const total = { waiting: 0 };
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const line = lines.get(socket);
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && line?.excuse()) return;
    refuseBadRequest(socket, error, line?.current());
  });
  return (request, response) => {
    const { socket } = request;
    const line = lines.get(socket) ?? createLine(socket, { server, handle, total });
    lines.set(socket, line);
    line.add(request, response);
  };
}

/** The requests of one connection. */
interface Line {
  add(request: IncomingMessage, response: ServerResponse): void;
  /** The answer that is being made. */
  current(): ServerResponse | undefined;
  /** @returns whether a request that is late has only been kept from coming, by those that wait */
  excuse(): boolean;
}

interface LineOptions {
  readonly server: Server;
  readonly handle: RequestListener;
  /** On all connections. */
  readonly total: { waiting: number };
}

function createLine(socket: Socket, { server, handle, total }: LineOptions): Line {
  const waiting: Parameters<RequestListener>[] = [];
  const arrivals = createArrivals(socket, server.requestTimeout);
  let current: ServerResponse | undefined;
  const beginNext = () => {
    const [next] = waiting;
    // Nothing is begun behind the last answer of a connection.
    if (!next || !socket.writable) return;
    waiting.shift();
    total.waiting--;
    if (waiting.length === 0) arrivals.goOn();
    begin(...next);
  };
  const begin: RequestListener = (request, response) => {
    current = response;
    response.once("close", () => {
      // Other connections get their turn in between.
      if (waiting.length > 0) setImmediate(beginNext);
      else current = undefined;
    });
    handle(request, response);
  };
  socket.once("close", () => {
    total.waiting -= waiting.length;
    waiting.length = 0;
  });
  return {
    add(request, response) {
      arrivals.count(request);
      if (!current) {
        begin(request, response);
        return;
      }
      arrivals.stop();
      waiting.push([request, response]);
      if (++total.waiting > MAX_WAITING) socket.destroy();
    },
    current: () => current,
    excuse: () => arrivals.excuse(),
  };
}
