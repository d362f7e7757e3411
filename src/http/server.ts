import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { Server as NetServer, type AddressInfo } from "node:net";
import type { AllowedHosts } from "../config/hosts.ts";
import { RequestError } from "../errors.ts";
import { handleInTurn } from "../net/handle-in-turn.ts";
import { isSignOfLife, offDuty } from "./off-duty.ts";
import { REQUEST_TIMEOUT_MS } from "./pace.ts";
import { refuse } from "./refuse.ts";
import { resolveTarget } from "./request-target.ts";

export interface HttpServer extends AsyncDisposable {
  readonly url: URL;
}

/** The server, and what it does once it takes nothing new. */
export interface Listening extends HttpServer {
  /** Whether new work is still taken. */
  isOpen(): boolean;
}

/** How long a client may take over its headers, in milliseconds. Of bodies see `pace.ts`. */
const HEADERS_TIMEOUT_MS = 5000;

/** How long a connection that asks nothing is kept, in milliseconds. */
const IDLE_MS = 5000;

/** How long a client may read nothing of its answer, and how long read it, in milliseconds. */
const READING_PAUSE_MS = 10_000;
const READING_MS = 30_000;

/** How long clients that are slow to send or to read hold up the end, in milliseconds. */
const DRAINING_MS = 25_000;

/**
 * How long connections without a request stay open at the end, in milliseconds: a request that is
 * already on its way there is told to go elsewhere, instead of being cut.
 */
const LINGERING_MS = 500;

const SERVER_OPTIONS = {
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: IDLE_MS,
  connectionsCheckingInterval: 1000,
  // Node would answer for itself, and not in turn.
  requireHostHeader: false,
} as const;

/**
 * Listens. Disposing finishes what has begun and takes nothing new: what still comes on connections
 * that are kept alive is refused, so that it can safely be sent again.
 *
 * @param port - 0 for any free one
 * @param allowedHosts - that requests may name; undefined for any
 * @throws {Error} the system's own, such as `EADDRINUSE`, if it cannot listen there
 */
export async function listen(
  listener: RequestListener,
  port: number,
  host: string,
  allowedHosts: AllowedHosts | undefined,
): Promise<Listening> {
  let isOpen = true;
  const underWay = new Set<ServerResponse>();
  const server = createServer(SERVER_OPTIONS);
  // Their bytes are bounded. By itself Node drops what comes behind the first 2,000, without a word:
  // the address that a proxy adds, say.
  server.maxHeadersCount = 0;
  const handle = handleInTurn(server, (request, response) => {
    cutSlowReader(response);
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (!isOpen) response.shouldKeepAlive = false;
    const refusal = refusalOf(request, allowedHosts, isOpen);
    if (refusal) void refuse(request, response, refusal);
    else listener(request, response);
  });
  server.on("request", handle);
  server.on("checkExpectation", handle);
  server.listen(port, host);
  await once(server, "listening");
  const { port: actualPort, family, address } = server.address() as AddressInfo;
  const hostname = family === "IPv6" ? `[${address}]` : address;
  return {
    url: new URL(`http://${hostname}:${actualPort}`),
    isOpen: () => isOpen,
    async [Symbol.asyncDispose]() {
      isOpen = false;
      for (const response of underWay) response.shouldKeepAlive = false;
      await drain(server);
    },
  };
}

function refusalOf(
  request: IncomingMessage,
  allowedHosts: AllowedHosts | undefined,
  isOpen: boolean,
): RequestError | undefined {
  try {
    resolveTarget(request, allowedHosts);
    return isOpen || isSignOfLife(request) ? undefined : offDuty();
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

async function drain(server: Server): Promise<void> {
  // Not the HTTP server's own, which would cut every connection that has no request just now.
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
  const timers = [
    setTimeout(() => server.close(), LINGERING_MS),
    setTimeout(() => server.closeAllConnections(), DRAINING_MS),
  ];
  await closed;
  timers.forEach(clearTimeout);
  server.close();
}

/** Cuts the connection of a client that does not take its answer: it would be held for ever. */
function cutSlowReader(response: ServerResponse): void {
  // How long it may take to be made is another matter.
  response.socket?.setTimeout(0);
  let beganAt: number | undefined;
  const timer = setInterval(() => {
    const { socket, headersSent } = response;
    if (!headersSent || !socket) return;
    // Ends it when nothing moves. When the answer is out, Node sets it for the next request.
    if (beganAt === undefined) socket.setTimeout(READING_PAUSE_MS);
    beganAt ??= performance.now();
    if (performance.now() - beganAt > READING_MS) socket.destroy();
  }, 1000);
  response.once("close", () => clearInterval(timer));
}
