import { once } from "node:events";
import { connect } from "node:net";

/** A POST whose body is of one letter. */
export interface BodyFirstRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly framing: "content-length" | "chunked";
  readonly connection: "close" | "keep-alive";
}

/** How long nothing may happen before an answer counts as lost, in milliseconds. */
const PATIENCE_MS = 20_000;

/** How a body of each of these sizes may be sent. */
export const bodyFirstVariants = (sizes: readonly number[]) =>
  sizes.flatMap((bytes) =>
    (["content-length", "chunked"] as const).flatMap((framing) =>
      (["close", "keep-alive"] as const).map((connection) => ({ bytes, framing, connection })),
    ),
  );

/**
 * Sends a request to its last byte before it reads the first one of the answer, as Java's
 * HttpURLConnection does.
 *
 * @returns the whole answer; undefined when it, or a part of it, was lost
 */
export async function askBodyFirst(url: URL, asked: BodyFirstRequest): Promise<string | undefined> {
  const socket = connect(Number(url.port), url.hostname);
  // Before it connects: a paused socket does not read.
  socket.pause();
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined).setTimeout(PATIENCE_MS, () => socket.destroy());
  await once(socket, "connect");
  socket.write(headOf(asked));
  const written = new Promise((resolve) => socket.write(bodyOf(asked), resolve));
  await Promise.race([written, closed]);
  let received = Buffer.alloc(0);
  const whole = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (isWhole(received)) resolve();
    });
  });
  // To listen is not enough: it was paused by hand.
  socket.resume();
  await Promise.race([whole, closed]);
  socket.destroy();
  return isWhole(received) ? received.toString() : undefined;
}

function headOf({ method = "POST", path, headers, bytes, framing, connection }: BodyFirstRequest) {
  const lines = Object.entries({
    host: "localhost",
    connection,
    ...(framing === "chunked"
      ? { "transfer-encoding": "chunked" }
      : { "content-length": String(bytes) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

const CHUNK_BYTES = 4096;

function bodyOf({ bytes, framing }: BodyFirstRequest): Buffer {
  if (framing === "content-length") return Buffer.alloc(bytes, "x");
  const chunk = `${CHUNK_BYTES.toString(16)}\r\n${"x".repeat(CHUNK_BYTES)}\r\n`;
  return Buffer.from(`${chunk.repeat(Math.ceil(bytes / CHUNK_BYTES))}0\r\n\r\n`);
}

function isWhole(received: Buffer): boolean {
  const end = received.indexOf("\r\n\r\n");
  const head = received.toString("latin1", 0, Math.max(end, 0));
  if (end !== -1 && head.startsWith("HTTP/1.1 100 ")) return isWhole(received.subarray(end + 4));
  if (/transfer-encoding: *chunked/i.test(head))
    return received.toString().endsWith("\r\n0\r\n\r\n");
  const length = /content-length: *(\d+)/i.exec(head)?.[1];
  return length !== undefined && received.length >= end + 4 + Number(length);
}
