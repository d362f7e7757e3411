import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createArrivals } from "./arrivals.ts";
import { refuseBadRequest } from "./client-error.ts";

/**
 * How many requests may wait behind others of their connections, on all connections together. One
 * read of 64 KiB brings up to 2,600, of some 2 kB of memory each.
 */
const MAX_WAITING = 5000;

/**
 * Has the requests of one connection handled one after the other, as a client that pipelines may
 * expect (RFC 9112, section 9.3.2), and reads nothing more while many of them wait.
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
  /** @returns whether a request that is late may have been kept from coming by those that wait */
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
    arrivals.follow(waiting.length);
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
  const wait: RequestListener = (...next) => {
    if (socket.destroyed) return;
    waiting.push(next);
    arrivals.follow(waiting.length);
    if (++total.waiting > MAX_WAITING) socket.destroy();
  };
  socket.once("close", () => {
    total.waiting -= waiting.length;
    waiting.length = 0;
  });
  const add: RequestListener = (request, response) => {
    arrivals.count(request);
    (current ? wait : begin)(request, response);
  };
  const excuse = () => {
    if (waiting.length > 0) arrivals.excuseLate();
    return waiting.length > 0;
  };
  return { add, excuse, current: () => current };
}
