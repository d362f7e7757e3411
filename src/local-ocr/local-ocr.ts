import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";
import type { Credentials } from "../ocr/signature.ts";
import { createCalls } from "./calls.ts";
import type { Log } from "./events.ts";
import { createFace } from "./face.ts";
import { createReaders, type ReaderFacts } from "./readers.ts";

export interface LocalOcrOptions {
  /** Whose signatures are accepted. An account whose bucket is empty takes any bucket's name. */
  readonly accounts: readonly Credentials[];
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** 0 for any free one. */
  readonly port: number;
  /** How many processes read side by side. One a core is best. */
  readonly workers: number;
  /** Whether a `url` may name a private or loopback address. For development. */
  readonly allowPrivateUrls: boolean;
  /** How long one reading may take, and before that may wait, in milliseconds. Default: 12,000. */
  readonly jobTimeoutMs?: number;
  /** How many readings may wait for a process. Default: 8. */
  readonly queueLength?: number;
  /** Called with every {@link LocalOcrEvent}. Default: nothing. */
  readonly log?: Log;
}

/** An OCR service of our own. Closing it lets the readings under way finish. */
export interface LocalOcr extends AsyncDisposable {
  /** Where it listens. */
  readonly url: URL;
  /** Resolves when all readers are warm. Rejects if one cannot be started, a model missing say. */
  readonly ready: Promise<void>;
  /** The reader processes that live now. */
  readers(): readonly ReaderFacts[];
}

/**
 * Starts the local OCR service: Tencent's `/ocr/drivinglicence`, answered on this machine.
 *
 * It accepts requests at once; the first ones wait for the readers to be warm.
 *
 * @throws {Error} if the port cannot be had
 */
export async function createLocalOcr(options: LocalOcrOptions): Promise<LocalOcr> {
  const { accounts, host = "127.0.0.1", port, workers, allowPrivateUrls } = options;
  const { jobTimeoutMs, queueLength, log = () => undefined } = options;
  const server = createServer({
    // Clients send the original service's name, or through a proxy none.
    requireHostHeader: false,
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 1_000,
  });
  server.listen(port, host);
  await once(server, "listening");
  const readers = createReaders({ count: workers, jobTimeoutMs, queueLength, log });
  const face = createFace({
    call: createCalls({ accounts, readers, allowPrivateUrls, log }),
    isReady: () => readers.facts().some(({ state }) => state !== "STARTING"),
    isClosing: () => !server.listening,
  });
  server.on("request", face);
  // An expectation is met by answering: refused before the body is sent, or told to go on.
  server.on("checkContinue", face);
  server.on("checkExpectation", face);
  return {
    url: urlOf(server),
    ready: readers.ready,
    readers: () => readers.facts(),
    async [Symbol.asyncDispose]() {
      await drain(server);
      await readers[Symbol.asyncDispose]();
    },
  };
}

function urlOf(server: Server): URL {
  const { address, port } = server.address() as AddressInfo;
  const host = WILDCARDS.get(address) ?? (isIPv6(address) ? `[${address}]` : address);
  return new URL(`http://${host}:${port}`);
}

/** Where to reach a server that listens everywhere. */
const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
]);

/** The longest that a client who is slow to send or to read holds up the end, in milliseconds. */
const DRAINING_MS = 15_000;

/** Takes no new connection, and waits for the answers that are owed. */
async function drain(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAINING_MS);
  await closed;
  clearTimeout(timer);
}
