import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createArrivals } from "./arrivals.ts";
import { refuseBadRequest } from "./client-error.ts";

/**
 * Has the requests of one connection handled one after the other, as a client that pipelines may
 * expect (RFC 9112, section 9.3.2), and reads nothing more while many of them wait.
 *
 * Node hands on each request as soon as it is parsed. Somebody who reads no answers, or asks faster
 * than they are made, would have all of them in memory at once.
 *
 * @returns the listener for `request`, `checkContinue` and `checkExpectation`
 */
export function handleInTurn(server: Server, handle: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>();
  server.on("connection", (socket: Socket) => {
    lines.set(socket, createLine(socket, handle, server.requestTimeout));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const line = lines.get(socket);
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && line?.excuse()) return;
    refuseBadRequest(socket, error, line?.current());
  });
  return (request, response) => lines.get(request.socket)?.add(request, response);
}

/** The requests of one connection. */
interface Line {
  add(request: IncomingMessage, response: ServerResponse): void;
  /** The answer that is being made. */
  current(): ServerResponse | undefined;
  /** @returns whether a request that is late may have been kept from coming by those that wait */
  excuse(): boolean;
}

function createLine(socket: Socket, handle: RequestListener, requestTimeoutMs: number): Line {
  const waiting: Parameters<RequestListener>[] = [];
  const arrivals = createArrivals(socket, requestTimeoutMs);
  let current: ServerResponse | undefined;
  const beginNext = () => {
    const [next] = waiting;
    // Nothing is begun behind the last answer of a connection.
    if (!next || !socket.writable) return;
    waiting.shift();
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
    waiting.push(next);
    arrivals.follow(waiting.length);
  };
  socket.once("close", () => {
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
