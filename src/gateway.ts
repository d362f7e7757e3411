import type { Config, LocalConfig } from "./config.ts";
import { createByteBudget } from "./http/byte-budget.ts";
import { sampleUrls } from "./http/sample-urls.ts";
import { listen, type HttpServer } from "./http/server.ts";
import { createGraphQLHandler } from "./http/yoga.ts";
import { acceptForProcess } from "./local-ocr/accept-for-process.ts";
import type { AllowedUrls } from "./local-ocr/download.ts";
import { startLocalOcr, type LocalOcrProcess } from "./local-ocr/start-local-ocr.ts";
import { createCloudImage } from "./ocr/cloud-image.ts";
import type { MayBePrivate } from "./ocr/image.ts";
import type { OcrProvider } from "./ocr/provider.ts";
import { createRecognizer, type Recognizer } from "./ocr/recognizer.ts";
import type { Log } from "./telemetry/log.ts";
import { createMeters, type Meters } from "./telemetry/meters.ts";

/** The whole house, lit. Disposing finishes what has begun and leaves nothing open. */
export interface Gateway extends HttpServer {
  /** Resolves when pictures can be read. Rejects when they never will. */
  readonly ready: Promise<void>;
}

/** Joins the parts as the configuration says, and listens. */
export async function createGateway(config: Config, log: Log): Promise<Gateway> {
  const provider = await createProvider(config, log);
  const meters = createMeters();
  const recognizer = createRecognizer(provider.provider, config.recognizer, meters);
  try {
    return await listenFor(config, { provider, recognizer, meters, log });
  } catch (error) {
    await recognizer[Symbol.asyncDispose]();
    throw error;
  }
}

interface Parts {
  readonly provider: Provider;
  readonly recognizer: Recognizer;
  readonly meters: Meters;
  readonly log: Log;
}

async function listenFor(
  { port, host, door, ...config }: Config,
  { provider: { mayBePrivate, start }, recognizer, meters, log }: Parts,
): Promise<Gateway> {
  const budget = createByteBudget(config.imageBytesInFlight, config.admissionWaitMs);
  meters.observe({ recognizer: () => recognizer.stats(), budget: () => budget.facts() });
  let isOpen = () => true;
  const handler = createGraphQLHandler({
    recognizer,
    metrics: () => meters.text(),
    door,
    mayBePrivate,
    recognitionsPerRequest: config.recognitionsPerRequest,
    persistedOperations: config.persistedOperations,
    budget,
    reportBug: (error) => {
      log.bug(error);
    },
    isOpen: () => isOpen(),
  });
  const server = await listen((req, res) => void handler(req, res), port, host, door.allowedHosts);
  isOpen = () => server.isOpen();
  const ready = start(server.url);
  // Who does not ask is not to be ended by the answer.
  ready.catch(() => undefined);
  return {
    url: server.url,
    ready,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await handler.dispose();
      await recognizer[Symbol.asyncDispose]();
    },
  };
}

interface Provider {
  readonly provider: OcrProvider;
  readonly mayBePrivate: MayBePrivate;
  /** Starts what there is to start, once the gateway listens. Resolves when pictures can be read. */
  readonly start: (gateway: URL) => Promise<void>;
}

async function createProvider(
  { ocr, host, recognizer: { concurrency: connections } }: Config,
  log: Log,
): Promise<Provider> {
  if (ocr.provider === "local") return createLocalProvider(ocr, { host, connections }, log);
  return {
    provider: createCloudImage({ ...ocr, connections }),
    mayBePrivate: () => false,
    start: () => Promise.resolve(),
  };
}

/** The local service may fetch this gateway's samples, whose urls are known when it listens. */
async function createLocalProvider(
  { credentials, port, ...options }: LocalConfig,
  { host, connections }: { readonly host: string; readonly connections: number },
  log: Log,
): Promise<Provider> {
  const accepting = await acceptForProcess(port);
  const provider = createCloudImage({
    endpoint: accepting.url,
    credentials,
    connections,
    tellsTimeLeft: true,
  });
  let allowedUrls: AllowedUrls = new Map();
  let service: LocalOcrProcess | undefined;
  return {
    provider: {
      ...provider,
      async [Symbol.asyncDispose]() {
        await provider[Symbol.asyncDispose]();
        await service?.[Symbol.asyncDispose]();
        accepting[Symbol.dispose]();
      },
    },
    mayBePrivate: ({ href }) => options.allowPrivateUrls || allowedUrls.has(href),
    async start(gateway) {
      allowedUrls = sampleUrls(gateway, host);
      const accounts = [credentials];
      service = startLocalOcr(accepting, { ...options, accounts, allowedUrls }, (event) => {
        log.localOcr(event);
      });
      await service.ready;
    },
  };
}
