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
  /** Ends the call only while nothing of it has left: what is out may be charged anyway. */
  readonly signalBeforeSent?: AbortSignal | undefined;
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
  /** Whether a reply had begun: then what is missing is its end. */
  readonly replyBegan: boolean;

  constructor(
    message: string,
    how: { readonly maybeSent: boolean; readonly replyBegan: boolean },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.maybeSent = how.maybeSent;
    this.replyBegan = how.replyBegan;
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
  call: HttpCall,
  resolve: (reply: HttpReply) => void,
  reject: (error: TransportError) => void,
): void {
  const { method, path, headers, body } = call;
  const ended = [call.signal, call.signalBeforeSent].find((signal) => signal?.aborted);
  if (ended) {
    const how = { maybeSent: false, replyBegan: false };
    reject(new TransportError("ended before it was sent", how, { cause: ended.reason }));
    return;
  }
  const handler = collector(call, resolve, reject);
  // A stream, so that parts go out as they are; undici holds their sum against Content-Length.
  pool.dispatch({ method, path, headers, body: body ? Readable.from(body) : null }, handler);
}

/** Follows one call. Dispatching by hand tells us when the first byte goes out. */
function collector(
  { signal, signalBeforeSent }: HttpCall,
  resolve: (reply: HttpReply) => void,
  reject: (error: TransportError) => void,
): Dispatcher.DispatchHandler {
  const reply = createReply();
  let maybeSent = false;
  let hasEnded = false;
  let controller: Dispatcher.DispatchController | undefined;
  const fail = (cause: unknown) => {
    hasEnded = true;
    stopHearing();
    stopHearingClient();
    const how = { maybeSent, replyBegan: reply.hasBegun() };
    reject(new TransportError("no whole reply", how, { cause }));
  };
  const end = (reason: unknown) => {
    fail(reason);
    controller?.abort(new Error("ended by its deadline or its caller"));
  };
  const stopHearing = hear(signal, end);
  const stopHearingClient = hear(signalBeforeSent, end);
  return {
    onRequestStart(started) {
      stopHearingClient();
      controller = started;
      if (hasEnded) controller.abort(new Error("ended while it waited for a connection"));
      else maybeSent = true;
    },
    onResponseStart: (_, status, headers) => reply.start(status, headers["date"]),
    onResponseData(reading, chunk) {
      if (!reply.add(chunk)) reading.abort(new Error(`reply over ${MAX_REPLY_BYTES} bytes`));
    },
    onResponseEnd() {
      stopHearing();
      resolve(reply.whole());
    },
    onResponseError: (_, error) => fail(error),
  };
}

/** Calls back when the signal aborts, unless it is told to stop before. */
function hear(signal: AbortSignal | undefined, ended: (reason: unknown) => void): () => void {
  const listener = () => {
    ended(signal?.reason);
  };
  signal?.addEventListener("abort", listener, { once: true });
  return () => signal?.removeEventListener("abort", listener);
}

/** Gathers one reply into memory. */
function createReply() {
  const chunks: Buffer[] = [];
  let head = { status: 0, dateS: undefined as number | undefined };
  let bytes = 0;
  return {
    start(status: number, date: string | string[] | undefined) {
      if (status >= 200) head = { status, dateS: dateOf(date) };
    },
    hasBegun: () => head.status > 0,
    /** @returns whether there was room */
    add(chunk: Buffer) {
      chunks.push(chunk);
      bytes += chunk.length;
      return bytes <= MAX_REPLY_BYTES;
    },
    whole: (): HttpReply => ({ ...head, body: Buffer.concat(chunks) }),
  };
}

function dateOf(header: string | string[] | undefined): number | undefined {
  const ms = typeof header === "string" ? Date.parse(header) : NaN;
  return Number.isNaN(ms) ? undefined : ms / 1000;
}
