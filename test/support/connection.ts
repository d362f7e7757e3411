import { once } from "node:events";
import { connect } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** One connection to a server, on which bytes go out as they are and answers come back in turn. */
export async function openConnection(url: URL) {
  const socket = connect(Number(url.port), url.hostname);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  let received: Buffer = Buffer.alloc(0);
  const bytes = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return {
    /** @throws {Error} if the server closes the connection instead of answering */
    async exchange(...parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
      for (const part of parts) socket.write(part);
      for (;;) {
        const [answer, rest] = firstAnswer(received);
        received = rest;
        if (answer) return answer;
        const next = await bytes.next();
        if (next.done) throw new Error("The server closed the connection.");
        received = Buffer.concat([received, next.value]);
      }
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

function firstAnswer(received: Buffer): [RawAnswer | undefined, Buffer] {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return [undefined, received];
  const head = received.toString("latin1", 0, end);
  const status = Number(head.split(" ", 2)[1]);
  if (status < 200) return firstAnswer(received.subarray(end + 4));
  const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const body = received.subarray(end + 4);
  if (body.length < length) return [undefined, received];
  const json: unknown = length > 0 ? JSON.parse(body.toString("utf8", 0, length)) : undefined;
  return [{ status, json }, body.subarray(length)];
}
