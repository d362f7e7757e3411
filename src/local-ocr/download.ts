import { buildConnector, Client, type Dispatcher } from "undici";
import { namesPrivateHost } from "../ocr/public-address.ts";
import { BODY_LIMIT_BYTES } from "../ocr/wire.ts";
import { AddressRefused, guardedConnector } from "./guarded-connector.ts";

/** Why a picture did not come. For the operator: the caller is told one and the same for all. */
export type DownloadFault =
  | "URL_INVALID"
  | "URL_REFUSED"
  | "ADDRESS_NOT_PUBLIC"
  | "UNREACHABLE"
  | "TIMEOUT"
  | "STATUS_NOT_200"
  | "ENCODED"
  | "TOO_LARGE"
  | "EMPTY";

export class DownloadError extends Error {
  readonly fault: DownloadFault;

  constructor(fault: DownloadFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/**
 * Urls that may be fetched wherever they lead, as a URL parser writes them, each with the url that is
 * fetched for it: one that names an address, so that no name's meaning matters.
 */
export type AllowedUrls = ReadonlyMap<string, string>;

export interface DownloadOptions {
  /** Whether private and loopback addresses, and all ports, are allowed. For development. */
  readonly allowPrivateUrls: boolean;
  /** Exceptions from this. Default: none. */
  readonly allowedUrls?: AllowedUrls;
  /** The longest a whole download may take, from the lookup to the last byte. Default: 5,000. */
  readonly timeoutMs?: number;
  /** Default: what a request could have carried. */
  readonly limitBytes?: number;
  /** Ends the download early. */
  readonly signal?: AbortSignal;
}

/**
 * Fetches a picture from somebody else's server.
 *
 * One connection, one request, no redirect, no compression: each of them is a way around a limit.
 *
 * @throws {DownloadError} whatever goes wrong, but for the caller's own `signal`
 */
export async function download(text: string, options: DownloadOptions): Promise<Buffer> {
  const { timeoutMs = 5_000, limitBytes = BODY_LIMIT_BYTES } = options;
  const { url, isGuarded } = readTarget(text, options);
  const deadline = AbortSignal.timeout(timeoutMs);
  const connect = isGuarded ? guardedConnector(timeoutMs) : buildConnector({ timeout: timeoutMs });
  const client = new Client(url.origin, { connect, maxHeaderSize: 16_384 });
  try {
    const signal = AbortSignal.any([deadline, ...(options.signal ? [options.signal] : [])]);
    return await take(client, `${url.pathname}${url.search}`, limitBytes, signal);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw failureOf(cause, deadline.aborted);
  } finally {
    await client.destroy();
  }
}

interface Target {
  readonly url: URL;
  /** Whether it may lead to public addresses alone. */
  readonly isGuarded: boolean;
}

/** Rules on the text alone. A host written as a number in whatever base is an address after parsing. */
function readTarget(text: string, { allowPrivateUrls, allowedUrls }: DownloadOptions): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new DownloadError("URL_INVALID");
  const fetched = allowedUrls?.get(url.href);
  if (fetched !== undefined) return { url: new URL(fetched), isGuarded: false };
  if (url.username || url.password) throw new DownloadError("URL_REFUSED");
  if (!allowPrivateUrls && !WEB_PORTS.has(url.port)) throw new DownloadError("URL_REFUSED");
  if (!allowPrivateUrls && namesPrivateHost(url)) throw new DownloadError("ADDRESS_NOT_PUBLIC");
  return { url, isGuarded: !allowPrivateUrls };
}

/** Empty stands for the scheme's own port. */
const WEB_PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

async function take(client: Client, path: string, limitBytes: number, signal: AbortSignal) {
  const headers = { accept: "image/*", "user-agent": "licence-gateway" };
  const reply = await client.request({ method: "GET", path, headers, signal });
  if (reply.statusCode !== 200) throw new DownloadError("STATUS_NOT_200");
  if (!IDENTITY.test(String(reply.headers["content-encoding"] ?? "")))
    throw new DownloadError("ENCODED");
  if (Number(reply.headers["content-length"] ?? 0) > limitBytes)
    throw new DownloadError("TOO_LARGE");
  return collect(reply.body, limitBytes);
}

const IDENTITY = /^(identity)?$/i;

async function collect(body: Dispatcher.ResponseData["body"], limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw new DownloadError("TOO_LARGE");
    chunks.push(chunk);
  }
  if (length === 0) throw new DownloadError("EMPTY");
  return Buffer.concat(chunks, length);
}

function failureOf(cause: unknown, isLate: boolean): DownloadError {
  if (cause instanceof DownloadError) return cause;
  if (isLate) return new DownloadError("TIMEOUT", { cause });
  if (cause instanceof AddressRefused) return new DownloadError("ADDRESS_NOT_PUBLIC", { cause });
  return new DownloadError("UNREACHABLE", { cause });
}
