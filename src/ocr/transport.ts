import { Readable } from "node:stream";
import { Pool, type Dispatcher } from "undici";

/** One HTTP reply, whole. */
export interface HttpReply {
  readonly status: number;
  /** When the server says it is now, in seconds since the epoch; absent without a `Date` header. */
  readonly dateS: number | undefined;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parts of the body, sent one after the other without being copied together. */
  readonly body?: readonly Uint8Array[];
  /** Ends the call, whatever stage it is in. */
  readonly signal: AbortSignal;
}

/** One try at one HTTP call. The only module of the courier that knows which HTTP library we use. */
export interface Transport extends AsyncDisposable {
  /** @throws {TransportError} whatever went wrong; the library's own error is its `cause` */
  send(call: HttpCall): Promise<HttpReply>;
}

/** The call brought no whole reply. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  /** Whether a byte of the request may have left: then the other side may have acted on it. */
  readonly maybeSent: boolean;

  constructor(message: string, maybeSent: boolean, options?: ErrorOptions) {
    super(message, options);
    this.maybeSent = maybeSent;
  }
}

/** Longest wait for a connection, in milliseconds: nothing is sent before, so giving up is free. */
const CONNECT_TIMEOUT_MS = 2000;

/** A reply of some 12 items has 2 kB; more than this is not a reply of ours. */
const MAX_REPLY_BYTES = 2 ** 20;

const MAX_HEADER_BYTES = 16 * 2 ** 10;

/**
 * A pool of connections to one origin. Redirects are never followed, nothing is ever resent.
 *
 * Idle connections are given up early: a server that closes one at the moment we write leaves us
 * not knowing whether the call was paid.
 */
export function createTransport(origin: URL, connections = 32): Transport {
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // One deadline rules the whole call: the caller's signal.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 1000,
    keepAliveMaxTimeout: 1000,
  });
  return {
    send: (call) =>
      new Promise((resolve, reject) => {
        dispatch(pool, call, resolve, reject);
      }),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}

function dispatch(
  pool: Pool,
  { method, path, headers, body, signal }: HttpCall,
  resolve: (reply: HttpReply) => void,
  reject: (error: TransportError) => void,
): void {
  if (signal.aborted) {
    reject(new TransportError("ended before it was sent", false, { cause: signal.reason }));
    return;
  }
  const handler = collector(signal, resolve, reject);
  // A stream, so that parts go out as they are; undici holds their sum against Content-Length.
  pool.dispatch({ method, path, headers, body: body ? Readable.from(body) : null }, handler);
}

/** Gathers one reply into memory. Dispatching by hand tells us when the first byte goes out. */
function collector(
  signal: AbortSignal,
  resolve: (reply: HttpReply) => void,
  reject: (error: TransportError) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let head = { status: 0, dateS: undefined as number | undefined };
  let maybeSent = false;
  let bytes = 0;
  let controller: Dispatcher.DispatchController | undefined;
  const fail = (cause: unknown) => {
    signal.removeEventListener("abort", end);
    reject(new TransportError("no whole reply", maybeSent, { cause }));
  };
  const end = () => {
    fail(signal.reason);
    controller?.abort(new Error("ended by its deadline or its caller"));
  };
  signal.addEventListener("abort", end, { once: true });
  return {
    onRequestStart(started) {
      controller = started;
      if (signal.aborted) controller.abort(new Error("ended while it waited for a connection"));
      else maybeSent = true;
    },
    onResponseStart(_, status, headers) {
      if (status >= 200) head = { status, dateS: dateOf(headers["date"]) };
    },
    onResponseData(reading, chunk) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_REPLY_BYTES) reading.abort(new Error(`reply over ${MAX_REPLY_BYTES} bytes`));
    },
    onResponseEnd() {
      signal.removeEventListener("abort", end);
      resolve({ ...head, body: Buffer.concat(chunks) });
    },
    onResponseError: (_, error) => fail(error),
  };
}

function dateOf(header: string | string[] | undefined): number | undefined {
  const ms = typeof header === "string" ? Date.parse(header) : NaN;
  return Number.isNaN(ms) ? undefined : ms / 1000;
}
