import type { Config, OcrConfig } from "./config.ts";
import { createByteBudget } from "./http/byte-budget.ts";
import { listen, type HttpServer } from "./http/server.ts";
import { createGraphQLHandler } from "./http/yoga.ts";
import { startLocalOcr } from "./local-ocr/start-local-ocr.ts";
import { createCloudImage } from "./ocr/cloud-image.ts";
import type { OcrProvider } from "./ocr/provider.ts";
import { createRecognizer, type RecognizerOptions } from "./ocr/recognizer.ts";
import type { Log } from "./telemetry/log.ts";
import { createMeters } from "./telemetry/meters.ts";

/** The whole house, lit. Disposing finishes what has begun and leaves nothing open. */
export interface Gateway extends HttpServer {
  /** Resolves when pictures can be read. Rejects when they never will. */
  readonly ready: Promise<void>;
}

/** Joins the parts as the configuration says, and listens. */
export async function createGateway(config: Config, log: Log): Promise<Gateway> {
  const { port, host } = config;
  const { allowedHosts } = config.door;
  const { provider, ready } = await createProvider(config.ocr, config.recognizer, log);
  const meters = createMeters();
  const recognizer = createRecognizer(provider, config.recognizer, meters);
  const budget = createByteBudget(config.imageBytesInFlight, config.admissionWaitMs);
  meters.observe({ recognizer: () => recognizer.stats(), budget: () => budget.facts() });
  let isOpen = () => true;
  try {
    const handler = createGraphQLHandler({
      recognizer,
      metrics: () => meters.text(),
      door: config.door,
      allowPrivateUrls: config.ocr.provider === "local" && config.ocr.allowPrivateUrls,
      recognitionsPerRequest: config.recognitionsPerRequest,
      persistedOperations: config.persistedOperations,
      budget,
      reportBug: (error) => {
        log.bug(error);
      },
      isOpen: () => isOpen(),
    });
    const server = await listen((req, res) => void handler(req, res), port, host, allowedHosts);
    isOpen = () => server.isOpen();
    return {
      url: server.url,
      ready,
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]();
        await handler.dispose();
        await recognizer[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await recognizer[Symbol.asyncDispose]();
    throw error;
  }
}

interface StartedProvider {
  readonly provider: OcrProvider;
  readonly ready: Promise<void>;
}

async function createProvider(
  ocr: OcrConfig,
  { concurrency: connections }: RecognizerOptions,
  log: Log,
): Promise<StartedProvider> {
  if (ocr.provider === "cloud-image")
    return { provider: createCloudImage({ ...ocr, connections }), ready: Promise.resolve() };
  const { credentials, ...options } = ocr;
  const service = await startLocalOcr({ ...options, accounts: [credentials] }, (event) => {
    log.localOcr(event);
  });
  const provider = createCloudImage({
    endpoint: service.url,
    credentials,
    connections,
    tellsTimeLeft: true,
  });
  return {
    ready: service.ready,
    provider: {
      ...provider,
      async [Symbol.asyncDispose]() {
        await provider[Symbol.asyncDispose]();
        await service[Symbol.asyncDispose]();
      },
    },
  };
}
