import { randomInt } from "node:crypto";
import { sign } from "../../src/ocr/signature.ts";
import {
  DRIVING_LICENCE_PATH,
  WIRE_TYPES,
  type WireItem,
  type WireReply,
} from "../../src/ocr/wire.ts";
import type { LicenceType } from "../../src/licence/item.ts";
import type { Service } from "../service/start.ts";

/** The two ways that the API takes a picture. */
export const ENCODINGS = ["form", "json"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Answer {
  /** Undefined when no reply of the API came. */
  readonly code: number | undefined;
  readonly items: readonly WireItem[];
  readonly ms: number;
}

/** Longer than any reading may take. */
const TIMEOUT_MS = 60_000;

/** Posts any bytes as a picture, signed, past the gateway's own checks. */
export async function post(
  { endpoint, credentials }: Service,
  bytes: Uint8Array,
  type: LicenceType,
  encoding: Encoding,
): Promise<Answer> {
  const startedAt = performance.now();
  const nowS = Math.floor(Date.now() / 1000);
  const authorization = sign(credentials, { nowS, nonce: randomInt(2 ** 31) });
  const given = { appid: credentials.appId, bucket: "bench", type: String(WIRE_TYPES[type]) };
  const { body, headers } = encoding === "form" ? formOf(given, bytes) : jsonOf(given, bytes);
  const reply = await fetch(new URL(DRIVING_LICENCE_PATH, endpoint), {
    ...{ method: "POST", body, headers: { ...headers, authorization } },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
    .then((response) => response.json() as Promise<WireReply>)
    .catch(() => undefined);
  return { code: reply?.code, items: reply?.data?.items ?? [], ms: performance.now() - startedAt };
}

type Given = Readonly<Record<string, string>>;

function formOf(given: Given, bytes: Uint8Array): { body: FormData; headers: Given } {
  const body = new FormData();
  for (const [name, value] of Object.entries(given)) body.set(name, value);
  body.set("image", new Blob([Buffer.from(bytes)]), "image.jpg");
  return { body, headers: {} };
}

function jsonOf(given: Given, bytes: Uint8Array): { body: string; headers: Given } {
  const image = Buffer.from(bytes).toString("base64");
  return {
    body: JSON.stringify({ ...given, image }),
    headers: { "content-type": "application/json" },
  };
}
