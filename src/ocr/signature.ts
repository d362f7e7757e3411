import { createHmac, timingSafeEqual } from "node:crypto";

/** Who signs. `secretKey` keys the digest; it is never in a signature, a log or a reply. */
export interface Credentials {
  readonly appId: string;
  /** Empty for accounts that have none (the first version of the service). */
  readonly bucket: string;
  readonly secretId: string;
  readonly secretKey: string;
}

export interface SigningMoment {
  /** The moment of signing, in whole seconds since the epoch. */
  readonly nowS: number;
  /** From 0 to 9,999,999,999; two signatures of one second differ in nothing else. */
  readonly nonce: number;
  /** How long the signature stays good. Default: 300 seconds. */
  readonly lifetimeS?: number;
}

/** What a signature says in its own plaintext. Nothing of it is true before {@link isSignedWith}. */
export interface SignedFields {
  readonly appId: string;
  /** Absent in the forms of some clients, empty for accounts without one. */
  readonly bucket?: string;
  readonly secretId: string;
  /** Seconds since the epoch, perhaps with a fraction; 0 means: good for one use. */
  readonly expiresAtS: number;
  /** Seconds since the epoch, perhaps with a fraction. */
  readonly signedAtS: number;
  /** The file the signature is bound to; absent or empty when it is bound to none. */
  readonly fileId?: string;
}

export interface Signature {
  readonly mac: Uint8Array;
  /** The signed bytes as they were received: what the mac is over, in whatever order they are. */
  readonly plaintext: Uint8Array;
  readonly fields: SignedFields;
}

/**
 * Signs one request of the OCR service, good for many uses until it expires.
 *
 * @returns the `Authorization` header: base64 of 20 digest bytes, then the signed text
 * @throws {RangeError} if the moment is not in whole seconds (milliseconds passed by mistake), the
 *   nonce has more than ten digits, or the lifetime is not positive
 *
 * @see Tencent Cloud 万象优图, 鉴权签名 (product/641/12409): `a b k e t r u f`, HMAC-SHA1, raw digest first
 */
export function sign(credentials: Credentials, moment: SigningMoment): string {
  const { nowS, nonce, lifetimeS = 300 } = moment;
  mustBeWithin("nowS", nowS, 0, 99_999_999_999);
  mustBeWithin("nonce", nonce, 0, 9_999_999_999);
  mustBeWithin("lifetimeS", lifetimeS, 1, 90 * 86_400);
  const { appId, bucket, secretId, secretKey } = credentials;
  const expiresAtS = nowS + lifetimeS;
  return signatureOf(
    `a=${appId}&b=${bucket}&k=${secretId}&e=${expiresAtS}&t=${nowS}&r=${nonce}&u=0&f=`,
    secretKey,
  );
}

/** The signature of any plaintext: older clients write the fields in orders of their own. */
export function signatureOf(plaintext: string, secretKey: string): string {
  const bytes = Buffer.from(plaintext);
  return Buffer.concat([macOf(bytes, secretKey), bytes]).toString("base64");
}

/**
 * Takes an `Authorization` header apart; says nothing about who signed it.
 *
 * The fields may come in any order, and `b r u f` may be missing: five forms are in use.
 *
 * @returns `undefined` for what nobody could have signed: not padded standard base64, no plaintext,
 *   not `key=value` pairs in UTF-8, a key twice, or `a k e t` missing or empty
 */
export function readSignature(authorization: string): Signature | undefined {
  if (!BASE64.test(authorization) || authorization.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(authorization, "base64");
  const [mac, plaintext] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES)];
  const fields = fieldsOf(plaintext);
  return fields && { mac, plaintext, fields };
}

/** Whether the holder of this key made the signature. Takes the same time for every wrong mac. */
export function isSignedWith(signature: Signature, secretKey: string): boolean {
  return timingSafeEqual(signature.mac, macOf(signature.plaintext, secretKey));
}

const MAC_BYTES = 20;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Python clients pass `time.time()` as it is, with its fraction. */
const SECONDS = /^\d{1,11}(\.\d{1,20})?$/;

function fieldsOf(plaintext: Uint8Array): SignedFields | undefined {
  const pairs = pairsOf(plaintext);
  const [appId, secretId] = [pairs?.get("a"), pairs?.get("k")];
  const [expiry, moment] = [pairs?.get("e") ?? "", pairs?.get("t") ?? ""];
  if (!appId || !secretId || !SECONDS.test(expiry) || !SECONDS.test(moment)) return undefined;
  const [bucket, fileId] = [pairs?.get("b"), pairs?.get("f")];
  return {
    appId,
    secretId,
    expiresAtS: Number(expiry),
    signedAtS: Number(moment),
    ...(bucket !== undefined && { bucket }),
    ...(fileId !== undefined && { fileId }),
  };
}

/** A key said twice could be read in two ways, by the signer and by us: it makes the whole unreadable. */
function pairsOf(plaintext: Uint8Array): ReadonlyMap<string, string> | undefined {
  const text = textOf(plaintext);
  if (text === undefined) return undefined;
  const pairs = new Map<string, string>();
  for (const pair of text.split("&")) {
    const [key, ...value] = pair.split("=");
    if (!key || value.length === 0 || pairs.has(key)) return undefined;
    pairs.set(key, value.join("="));
  }
  return pairs;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const macOf = (plaintext: Uint8Array, secretKey: string): Buffer =>
  createHmac("sha1", secretKey).update(plaintext).digest();

function mustBeWithin(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
