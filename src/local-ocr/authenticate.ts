import { isSignedWith, readSignature, type Credentials, type Signature } from "../ocr/signature.ts";
import { Refusal } from "./refusal.ts";

/** Who asks, and what the signature says of the target. Both are proven. */
export interface Caller {
  readonly account: Credentials;
  /** The bucket that was signed; empty when none was. */
  readonly bucket: string;
  /** Whether the signature was made for one file: a picture to be read is none. */
  readonly isForFile: boolean;
}

export type Authenticate = (authorization: string | undefined, nowS: number) => Caller;

/** The longest life a signature may have, in seconds: “three months”, by the longest count of days. */
export const MAX_LIFETIME_S = 92 * 86_400;

/** How far from now a single-use signature may have been made, in seconds: it has no expiry of its own. */
export const SINGLE_USE_WINDOW_S = 900;

/**
 * Checks `Authorization` headers against the accounts the service knows.
 *
 * Of a signature that its key did not make, nothing is said but that: whether it has expired, or
 * whose it claims to be, is answered only once the mac is proven. That an appid or secretid does
 * not exist is said before, as the page has it: no key, no mac to check.
 *
 * @throws {Refusal} 4 empty, 5 malformed or good for too long, 10 and 11 unknown ids, 14 not signed
 *   with this key, 12 ids of two accounts, 9 expired, 13 a single-use signature for the second time
 */
export function createAuthenticate(accounts: readonly Credentials[]): Authenticate {
  const isReplayed = createReplayMemory();
  return (authorization, nowS) => {
    if (!authorization) throw new Refusal(4);
    const signature = readSignature(authorization);
    if (!signature) throw new Refusal(5);
    const account = signerOf(signature, accounts);
    mustBeCurrent(signature, nowS);
    if (signature.fields.expiresAtS === 0 && isReplayed(signature, nowS)) throw new Refusal(13);
    const { bucket = "", fileId = "" } = signature.fields;
    return { account, bucket, isForFile: fileId !== "" };
  };
}

function signerOf(signature: Signature, accounts: readonly Credentials[]): Credentials {
  const { appId, secretId } = signature.fields;
  if (!accounts.some((account) => account.appId === appId)) throw new Refusal(10);
  const signer = accounts.find((account) => account.secretId === secretId);
  if (!signer) throw new Refusal(11);
  if (!isSignedWith(signature, signer.secretKey)) throw new Refusal(14);
  if (signer.appId !== appId) throw new Refusal(12);
  return signer;
}

/** The caller's clock is not judged, save where a signature names no expiry: many run fast. */
function mustBeCurrent({ fields }: Signature, nowS: number): void {
  const { expiresAtS, signedAtS } = fields;
  if (expiresAtS === 0) {
    if (Math.abs(nowS - signedAtS) > SINGLE_USE_WINDOW_S) throw new Refusal(9);
    return;
  }
  if (expiresAtS <= nowS || expiresAtS <= signedAtS) throw new Refusal(9);
  if (expiresAtS - nowS > MAX_LIFETIME_S) throw new Refusal(5);
}

/** Remembers single-use signatures for as long as their moment is accepted, from either side of now. */
function createReplayMemory(): (signature: Signature, nowS: number) => boolean {
  const forgetAtS = new Map<string, number>();
  return ({ mac }, nowS) => {
    for (const [key, atS] of forgetAtS) if (atS < nowS) forgetAtS.delete(key);
    const key = Buffer.from(mac).toString("base64");
    if (forgetAtS.has(key)) return true;
    forgetAtS.set(key, nowS + 2 * SINGLE_USE_WINDOW_S);
    return false;
  };
}
