import { randomInt } from "node:crypto";
import { OcrError } from "../errors.ts";
import type { LicenceType } from "../licence/item.ts";
import type { Image } from "./image.ts";
import type { Ends, OcrProvider, OcrReply } from "./provider.ts";
import { readReply } from "./read-reply.ts";
import { requestBodyOf } from "./request-body.ts";
import { sign, type Credentials } from "./signature.ts";
import { errorOfTransport } from "./transport-errors.ts";
import { createTransport, TransportError, type HttpReply, type Transport } from "./transport.ts";
import { DRIVING_LICENCE_PATH, TIME_LEFT_HEADER } from "./wire.ts";

export interface CloudImageOptions {
  /** Base URL without the path. */
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** How many calls may be under way at one moment. Default: 32. */
  readonly connections?: number;
  /** Whether to say how long we wait: our local service makes use of it. Default: false. */
  readonly tellsTimeLeft?: boolean;
}

/** Longest wait for a sign of life, in milliseconds. */
const PROBE_TIMEOUT_MS = 2000;

/**
 * The original licence service, 万象优图 `POST /ocr/drivinglicence`, or our local one: they differ
 * in their address alone.
 */
export function createCloudImage(options: CloudImageOptions): OcrProvider {
  const transport = createTransport(options.endpoint, options.connections);
  // Of its own: asking for a sign of life must not wait behind recognitions, nor they behind it.
  const probes = createTransport(options.endpoint, 1);
  return {
    recognize: callerOf(options, transport),
    isReady: () => isReady(probes),
    async [Symbol.asyncDispose]() {
      await probes[Symbol.asyncDispose]();
      await transport[Symbol.asyncDispose]();
    },
  };
}

type Call = (type: LicenceType, image: Image, ends: Ends) => Promise<OcrReply>;

/** It knows by how much our clock is off, and learns it when a signature has expired. */
function callerOf({ credentials, tellsTimeLeft }: CloudImageOptions, transport: Transport): Call {
  let skewS = 0;
  return async (type, image, ends) => {
    const { headers, parts } = requestBodyOf(credentials, type, image);
    const nowS = Math.round(Date.now() / 1000 + skewS);
    const authorization = sign(credentials, { nowS, nonce: randomInt(2 ** 31) });
    const timeLeft = tellsTimeLeft ? timeLeftUntil(ends.endsAtMs) : {};
    const reply = await send(transport, { ...headers, ...timeLeft, authorization }, parts, ends);
    try {
      return readReply(reply);
    } catch (error) {
      if (isExpiry(error)) skewS = skewFrom(reply) ?? skewS;
      throw error;
    }
  };
}

const timeLeftUntil = (endsAtMs: number) => ({
  [TIME_LEFT_HEADER]: String(Math.max(0, Math.floor(endsAtMs - performance.now()))),
});

/** A clock further off than this is not believed: a signature could be made good for years. */
const MAX_SKEW_S = 2 * 24 * 60 * 60;

/** By how much our clock is behind the service's, in seconds; undefined if that cannot be told. */
function skewFrom({ dateS }: HttpReply): number | undefined {
  const skewS = dateS === undefined ? NaN : dateS - Date.now() / 1000;
  return Math.abs(skewS) <= MAX_SKEW_S ? skewS : undefined;
}

async function send(
  transport: Transport,
  headers: Readonly<Record<string, string>>,
  body: readonly Uint8Array[],
  { deadline, allGone }: Ends,
): Promise<HttpReply> {
  try {
    return await transport.send({
      method: "POST",
      path: DRIVING_LICENCE_PATH,
      headers,
      body,
      signal: deadline,
      signalBeforeSent: allGone,
    });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw errorOfTransport(error, deadline.aborted);
  }
}

/** Code 9: the signature has expired, which under a fresh signature means that a clock is wrong. */
const isExpiry = (error: unknown) => error instanceof OcrError && error.provider?.code === 9;

/** Any answer is a sign of life but 503, which our local service gives while its models load. */
async function isReady(transport: Transport): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const { status } = await transport.send({ method: "GET", path: "/ready", headers: {}, signal });
    return status !== 503;
  } catch {
    return false;
  }
}
