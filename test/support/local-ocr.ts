import { createLocalOcr, type LocalOcrOptions } from "../../src/local-ocr/local-ocr.ts";
import { signatureOf, type Credentials } from "../../src/ocr/signature.ts";

/** The account that the service of these tests knows. */
export const ACCOUNT: Credentials = Object.freeze({
  appId: "1250000000",
  bucket: "licences",
  secretId: "EXAMPLE-SECRET-ID",
  secretKey: "examplesecretkey0123456789",
});

/** The service on a free port, with one reader unless told otherwise. */
export const startLocalOcr = (options: Partial<LocalOcrOptions> = {}) =>
  createLocalOcr({
    accounts: [ACCOUNT],
    port: 0,
    workers: 1,
    allowPrivateUrls: false,
    ...options,
  });

export const nowS = () => Math.floor(Date.now() / 1000);

/** What a signature says, with one thing after another changed. */
export interface SignedParts {
  readonly a?: string;
  readonly b?: string;
  readonly k?: string;
  readonly e?: number;
  readonly t?: number;
  readonly f?: string;
  readonly key?: string;
}

/** A signature in the documented order; good for a minute, unless told otherwise. */
export function authorizationOf(parts: SignedParts = {}): string {
  const { a = ACCOUNT.appId, b = ACCOUNT.bucket, k = ACCOUNT.secretId, f = "" } = parts;
  const { e = nowS() + 60, t = nowS(), key = ACCOUNT.secretKey } = parts;
  return signatureOf(`a=${a}&b=${b}&k=${k}&e=${e}&t=${t}&r=1234567890&u=0&f=${f}`, key);
}

export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: { readonly session_id: string; readonly items: readonly unknown[] };
}

/** Calls the service as a well-behaved client would. */
export async function call(
  service: { readonly url: URL },
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Envelope> {
  const reply = await fetch(new URL("/ocr/drivinglicence", service.url), {
    method: "POST",
    headers: { authorization: authorizationOf(), ...headers },
    body,
  });
  return (await reply.json()) as Envelope;
}

/** A call in JSON; `undefined` leaves a parameter out. */
export const callJson = (
  service: { readonly url: URL },
  parameters: Readonly<Record<string, unknown>>,
  authorization = authorizationOf(),
) =>
  call(service, JSON.stringify(parameters), { authorization, "content-type": "application/json" });
