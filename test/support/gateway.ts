import type { Config } from "../../src/config.ts";
import type { DoorConfig } from "../../src/config/door.ts";
import type { PersistedOperations } from "../../src/config/persisted-operations.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Log } from "../../src/telemetry/log.ts";
import { ACCOUNT } from "./local-ocr.ts";
import { startUpstream, type Answer, type UpstreamOptions } from "./upstream.ts";

export interface GatewayError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GraphQLAnswer {
  readonly status: number;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly errors?: readonly GatewayError[];
}

export const BY_UPLOAD = `mutation ($upload: Upload) {
  recognizeLicence(type: DRIVER, upload: $upload) { sessionId ... on DriverLicence { name } }
}`;

export const BY_URL = `mutation ($url: URL) {
  recognizeLicence(type: DRIVER, url: $url) { sessionId ... on DriverLicence { name } }
}`;

/** Has a browser ask before it sends an upload to another site. */
export const PREFLIGHT = Object.freeze({ "apollo-require-preflight": "true" });

export interface HouseOptions extends UpstreamOptions {
  readonly timeoutMs?: number;
  readonly imageBytesInFlight?: number;
  readonly recognitionsPerRequest?: number;
  readonly persistedOperations?: PersistedOperations;
  readonly admissionWaitMs?: number;
  readonly concurrency?: number;
  /** Default: none, so that the OCR service sees every question. */
  readonly memoryMs?: number;
  /** What guards the door. Default: nothing. */
  readonly door?: Partial<DoorConfig>;
}

/** A door that lets everybody in, as often as they like. */
export const OPEN_DOOR: DoorConfig = Object.freeze({
  apiKeys: [],
  routerKey: undefined,
  tokens: undefined,
  metricsKey: undefined,
  allowedHosts: undefined,
  corsOrigins: [],
  recognitionsPerMinute: undefined,
  trustedProxies: 0,
  isProduction: false,
});

/** The whole gateway between two real sockets: the client's, and the OCR service's. */
export async function startHouse(answer: Answer, options: HouseOptions = {}) {
  const { timeoutMs = 5000, imageBytesInFlight = 2 ** 28, recognitionsPerRequest = 10 } = options;
  const { persistedOperations, admissionWaitMs = 0, concurrency = 32, memoryMs = 0 } = options;
  const upstream = await startUpstream(answer, options);
  const bugs: unknown[] = [];
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    door: { ...OPEN_DOOR, ...options.door },
    imageBytesInFlight,
    recognitionsPerRequest,
    persistedOperations,
    admissionWaitMs,
    recognizer: {
      timeoutMs,
      concurrency,
      maxWaiting: 4 * concurrency,
      callsPerSecond: undefined,
      memoryMs,
      memoryBytes: 2 ** 20,
    },
    ocr: { provider: "cloud-image", endpoint: upstream.url, credentials: ACCOUNT },
  };
  const log: Log = { bug: (error) => bugs.push(error), localOcr: () => undefined };
  const gateway = await createGateway(config, log);
  return {
    url: gateway.url,
    calls: upstream.calls,
    bugs,
    ask: (query: string, variables?: Readonly<Record<string, unknown>>, operationName?: string) =>
      ask(gateway.url, query, variables, operationName),
    askWithFile: (file: Uint8Array, query = BY_UPLOAD) => askWithFile(gateway.url, file, query),
    askWithFiles: (
      files: Readonly<Record<string, Uint8Array>>,
      query: string,
      variables: unknown,
    ) => askWithFiles(gateway.url, files, query, variables),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** A query as a front end sends it. */
export async function ask(
  gateway: URL,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  operationName?: string,
): Promise<GraphQLAnswer> {
  const response = await fetch(new URL("/graphql", gateway), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return answerOf(response);
}

/** An upload as a front end sends it, by the multipart request spec. */
export const askWithFile = (gateway: URL, file: Uint8Array, query = BY_UPLOAD) =>
  askWithFiles(gateway, { "variables.upload": file }, query, { upload: null });

/** Several uploads, each by its path in the operation. */
export async function askWithFiles(
  gateway: URL,
  files: Readonly<Record<string, Uint8Array>>,
  query: string,
  variables: unknown,
): Promise<GraphQLAnswer> {
  const body = new FormData();
  const entries = Object.entries(files);
  body.set("operations", JSON.stringify({ query, variables }));
  body.set("map", JSON.stringify(Object.fromEntries(entries.map(([path], at) => [at, [path]]))));
  for (const [at, [, file]] of entries.entries())
    body.set(String(at), new Blob([Uint8Array.from(file)]), "licence.jpg");
  const init = { method: "POST", headers: PREFLIGHT, body };
  return answerOf(await fetch(new URL("/graphql", gateway), init));
}

async function answerOf(response: Response): Promise<GraphQLAnswer> {
  return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, "status">) };
}
