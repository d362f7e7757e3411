import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import * as z from "zod";
import { DOOR_SETTINGS, doorConfigOf, doorProblems, type DoorConfig } from "./config/door.ts";
import {
  readPersistedOperations,
  type PersistedOperations,
} from "./config/persisted-operations.ts";
import { flag, integer, isLoopback } from "./config/rules.ts";
import { IMAGE_LIMITS } from "./ocr/image.ts";
import type { RecognizerOptions } from "./ocr/recognizer.ts";
import type { Credentials } from "./ocr/signature.ts";

/** Where settings come from: names to texts, as in `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly door: DoorConfig;
  /** For one request, all its aliases and pictures together. */
  readonly recognitionsPerRequest: number;
  /** The only operations that are answered; undefined for any. */
  readonly persistedOperations: PersistedOperations | undefined;
  /** For all bodies that are held at one moment. */
  readonly imageBytesInFlight: number;
  /** How long a request waits for room among these, in milliseconds. */
  readonly admissionWaitMs: number;
  readonly recognizer: RecognizerOptions;
  readonly ocr: OcrConfig;
}

export type OcrConfig = LocalConfig | CloudImageConfig;

export interface LocalConfig extends LocalOcrConfig {
  readonly provider: "local";
}

export interface CloudImageConfig {
  readonly provider: "cloud-image";
  readonly endpoint: URL;
  readonly credentials: Credentials;
}

/** Settings of the local OCR service. */
export interface LocalOcrConfig {
  readonly credentials: Credentials;
  /** 0 for any free port. */
  readonly port: number;
  readonly workers: number;
  readonly allowPrivateUrls: boolean;
}

/** Some settings are wrong. `problems` has a sentence for each: its name, never its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Some settings are wrong:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/**
 * Reads the gateway's settings. A blank setting counts as not given.
 *
 * @throws {ConfigError} naming all wrong settings at once
 */
export function readConfig(env: Env): Config {
  const settings = { OCR_PROVIDER: "local", ...notBlank(env) };
  const given = parse(isProvider(settings.OCR_PROVIDER) ? GATEWAY : ANY_GATEWAY, settings);
  return Object.freeze({
    port: given.PORT,
    host: given.HOST,
    door: doorConfigOf(given),
    recognitionsPerRequest: given.RECOGNITIONS_PER_REQUEST,
    persistedOperations: given.PERSISTED_OPERATIONS,
    imageBytesInFlight: given.IMAGE_BYTES_IN_FLIGHT,
    admissionWaitMs: given.ADMISSION_WAIT_MS,
    recognizer: recognizerOf(given),
    ocr: ocrConfigOf(given),
  });
}

/**
 * Reads the settings of the local OCR service running alone. Its clients must know its
 * credentials, so here they have to be given.
 *
 * @throws {ConfigError} naming all wrong settings at once
 */
export function readLocalOcrConfig(env: Env): LocalOcrConfig {
  const given = parse(LOCAL_OCR_ALONE, notBlank(env));
  return Object.freeze({
    credentials: credentialsOf(given),
    ...localOcrOf(given),
  });
}

/** The pictures of one request, and room for everything that is around them, in bytes. */
const largestBodyOf = (pictures: number) => pictures * IMAGE_LIMITS.maxBytes + 2 ** 20;

const REQUIRED = "is required";

/** Goes into signatures and form fields as it is, so it may not hold what divides those. */
const NAME = /^[\w.-]{1,128}$/;
const name = z.string(REQUIRED).regex(NAME, "must be 1 to 128 letters, digits or any of . _ -");

const bucket = z
  .string()
  .regex(NAME, "must be 1 to 128 letters, digits or any of . _ -")
  .default("");

const secretKey = z.string(REQUIRED).min(8, "must have at least 8 characters");

/** Pictures of identity documents do not travel in the clear. */
const endpoint = z
  .string()
  .default("https://recognition.image.myqcloud.com")
  .refine(isEndpoint, "must be https://HOST without a path, or http:// on a loopback address")
  .transform((text) => new URL(text));

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.pathname !== "/" || url.search || url.hash || url.username) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

/** Read here, so that a wrong file is told together with every other wrong setting. */
const manifest = z.string().transform((path, context) => {
  try {
    return readPersistedOperations(path);
  } catch {
    context.addIssue("must name a readable manifest of persisted operations");
    return z.NEVER;
  }
});

const GATEWAY_SETTINGS = {
  PORT: integer(0, 65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  ...DOOR_SETTINGS,
  OCR_TIMEOUT_MS: integer(100, 120_000).default(15_000),
  RECOGNITIONS_PER_REQUEST: integer(1, 100).default(10),
  PERSISTED_OPERATIONS: manifest.optional(),
  IMAGE_BYTES_IN_FLIGHT: integer(8 * 2 ** 20, 2 ** 36).default(256 * 2 ** 20),
  ADMISSION_WAIT_MS: integer(0, 60_000).default(2000),
  OCR_CONCURRENCY: integer(1, 1000).optional(),
  OCR_CALLS_PER_SECOND: integer(0, 1000).optional(),
  RESULT_MEMORY_MS: integer(0, 24 * 60 * 60 * 1000).default(10 * 60 * 1000),
  RESULT_MEMORY_BYTES: integer(2 ** 16, 2 ** 32).default(16 * 2 ** 20),
};

const LOCAL_OCR_SETTINGS = {
  LOCAL_OCR_WORKERS: integer(1, 64).default(availableParallelism),
  LOCAL_OCR_ALLOW_PRIVATE_URLS: flag,
};

/** Has a rule over several settings judge them once each is right by itself. */
const whenRight = (...names: readonly string[]) => ({
  when: ({ issues }: z.core.ParsePayload) =>
    !issues.some(({ path: [name] = [] }) => names.includes(String(name))),
});

const COMMON = z
  .object(GATEWAY_SETTINGS)
  .superRefine(
    (given, context) => {
      const largest = largestBodyOf(given.RECOGNITIONS_PER_REQUEST);
      if (given.IMAGE_BYTES_IN_FLIGHT >= largest) return;
      context.addIssue(
        `IMAGE_BYTES_IN_FLIGHT must be at least ${largest}, what RECOGNITIONS_PER_REQUEST may bring`,
      );
    },
    whenRight("IMAGE_BYTES_IN_FLIGHT", "RECOGNITIONS_PER_REQUEST"),
  )
  .superRefine(
    (given, context) => {
      for (const problem of doorProblems(given)) context.addIssue(problem);
    },
    whenRight("HOST", "RECOGNITIONS_PER_REQUEST", ...Object.keys(DOOR_SETTINGS)),
  );

const LOCAL = z.object({
  OCR_PROVIDER: z.literal("local"),
  ...LOCAL_OCR_SETTINGS,
  LOCAL_OCR_PORT: integer(0, 65_535).default(0),
  OCR_ENDPOINT: z
    .undefined("is for a service elsewhere: give OCR_PROVIDER=cloud-image with it")
    .optional(),
  OCR_APP_ID: name.default("licence-gateway"),
  OCR_BUCKET: bucket,
  OCR_SECRET_ID: name.default(madeUp),
  OCR_SECRET_KEY: secretKey.default(madeUp),
});

const CLOUD_IMAGE = z.object({
  OCR_PROVIDER: z.literal("cloud-image"),
  OCR_ENDPOINT: endpoint,
  OCR_APP_ID: name,
  OCR_BUCKET: bucket,
  OCR_SECRET_ID: name,
  OCR_SECRET_KEY: secretKey,
});

const GATEWAY = COMMON.and(z.discriminatedUnion("OCR_PROVIDER", [LOCAL, CLOUD_IMAGE]));

/** For a provider that there is none of: what can be said of all other settings is said with it. */
const ANY_GATEWAY = COMMON.and(
  LOCAL.extend({
    OCR_PROVIDER: z.never("must be local or cloud-image"),
    OCR_ENDPOINT: endpoint,
  }),
);

const isProvider = (text: string | undefined) =>
  [LOCAL, CLOUD_IMAGE].some(({ shape }) => shape.OCR_PROVIDER.safeParse(text).success);

const LOCAL_OCR_ALONE = z.object({
  ...LOCAL_OCR_SETTINGS,
  LOCAL_OCR_PORT: integer(0, 65_535).default(4100),
  OCR_APP_ID: name,
  OCR_BUCKET: bucket,
  OCR_SECRET_ID: name,
  OCR_SECRET_KEY: secretKey,
});

/** 128 random bits, for credentials that never leave this machine. */
function madeUp(): string {
  return randomBytes(16).toString("hex");
}

const recognizerOf = (given: z.infer<typeof GATEWAY>): RecognizerOptions => ({
  timeoutMs: given.OCR_TIMEOUT_MS,
  ...paceOf(given),
  memoryMs: given.RESULT_MEMORY_MS,
  memoryBytes: given.RESULT_MEMORY_BYTES,
});

/**
 * What Tencent Cloud grants an account that nobody has asked more for. More than four that wait for
 * each call under way would wait longer than it is worth.
 */
const CLOUD_PACE = { concurrency: 10, callsPerSecond: 10, waitingPerCall: 4 };

/** What the local service takes in, in its whole: it refuses more. */
const MAX_LOCAL_CONCURRENCY = 32;

/**
 * The local service is given one picture a reader, and what one caller has to leave to others.
 * Callers take turns here, and not there: what waited there would have to be read before whoever
 * comes next.
 */
const localPaceOf = (workers: number) => ({
  concurrency: Math.min(workers + Math.ceil(workers / 3), MAX_LOCAL_CONCURRENCY),
  callsPerSecond: 0,
  waitingPerCall: 6,
});

function paceOf(given: z.infer<typeof GATEWAY>) {
  const pace = given.OCR_PROVIDER === "local" ? localPaceOf(given.LOCAL_OCR_WORKERS) : CLOUD_PACE;
  const concurrency = given.OCR_CONCURRENCY ?? pace.concurrency;
  return {
    concurrency,
    maxWaiting: concurrency * pace.waitingPerCall,
    // 0 for any number.
    callsPerSecond: (given.OCR_CALLS_PER_SECOND ?? pace.callsPerSecond) || undefined,
  };
}

function ocrConfigOf(given: z.infer<typeof GATEWAY>): OcrConfig {
  const credentials = credentialsOf(given);
  if (given.OCR_PROVIDER === "cloud-image")
    return { provider: given.OCR_PROVIDER, endpoint: given.OCR_ENDPOINT, credentials };
  return { provider: given.OCR_PROVIDER, credentials, ...localOcrOf(given) };
}

const localOcrOf = (
  given: Pick<
    z.infer<typeof LOCAL_OCR_ALONE>,
    `LOCAL_OCR_${"PORT" | "WORKERS" | "ALLOW_PRIVATE_URLS"}`
  >,
) => ({
  port: given.LOCAL_OCR_PORT,
  workers: given.LOCAL_OCR_WORKERS,
  allowPrivateUrls: given.LOCAL_OCR_ALLOW_PRIVATE_URLS,
});

const credentialsOf = (
  given: Pick<
    z.infer<typeof LOCAL_OCR_ALONE>,
    `OCR_${"APP_ID" | "BUCKET" | "SECRET_ID" | "SECRET_KEY"}`
  >,
): Credentials => ({
  appId: given.OCR_APP_ID,
  bucket: given.OCR_BUCKET,
  secretId: given.OCR_SECRET_ID,
  secretKey: given.OCR_SECRET_KEY,
});

const notBlank = (env: Env) =>
  Object.fromEntries(Object.entries(env).filter(([, text]) => text?.trim()));

/** zod's own messages may repeat a value; each rule above brings its own that does not. */
function parse<S extends z.ZodType>(settings: S, given: Env): z.infer<S> {
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => [...path, message].join(" "));
  throw new ConfigError([...new Set(problems)].sort());
}
