import type { Credentials } from "../ocr/signature.ts";
import { createCalls } from "./calls.ts";
import type { AllowedUrls } from "./download.ts";
import type { Log } from "./events.ts";
import { createFace } from "./face.ts";
import type { HttpServer } from "./http-server.ts";
import { createReaders, type ReaderFacts } from "./readers.ts";

export interface ServiceOptions {
  /** Whose signatures are accepted. An account whose bucket is empty takes any bucket's name. */
  readonly accounts: readonly Credentials[];
  /** How many processes read side by side. One a core is best. */
  readonly workers: number;
  /** Whether a `url` may name a private or loopback address. For development. */
  readonly allowPrivateUrls: boolean;
  /** Urls that may be fetched in any case. Default: none. */
  readonly allowedUrls?: AllowedUrls;
  /** How long one reading may take, and before that may wait, in milliseconds. Default: 12,000. */
  readonly jobTimeoutMs?: number;
  /** How many readings may wait for a process. Default: 8. */
  readonly queueLength?: number;
  /** Called with every {@link LocalOcrEvent}. Default: nothing. */
  readonly log?: Log;
}

/** An OCR service of our own. Closing it lets the readings under way finish. */
export interface Service extends AsyncDisposable {
  /** Resolves when all readers are warm. Rejects if one cannot be started, a model missing say. */
  readonly ready: Promise<void>;
  /** The reader processes that live now. */
  readers(): readonly ReaderFacts[];
}

/**
 * Answers a server's requests as Tencent's `/ocr/drivinglicence`, on this machine.
 *
 * It accepts requests at once; the first ones wait for the readers to be warm.
 */
export function createService(server: HttpServer, options: ServiceOptions): Service {
  const { accounts, workers, allowPrivateUrls, allowedUrls = new Map<string, string>() } = options;
  const { jobTimeoutMs, queueLength, log = () => undefined } = options;
  const readers = createReaders({ count: workers, jobTimeoutMs, queueLength, log });
  server.answerWith(
    createFace({
      call: createCalls({ accounts, readers, allowPrivateUrls, allowedUrls, log }),
      isReady: () => readers.facts().some(({ state }) => state !== "STARTING"),
      isClosing: () => server.isClosing(),
    }),
  );
  return {
    ready: readers.ready,
    readers: () => readers.facts(),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await readers[Symbol.asyncDispose]();
    },
  };
}
