import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";

/** The status with which a server answers these bytes, on a connection of their own. */
export async function statusOf(url: URL, bytes: string | Uint8Array): Promise<number> {
  const socket = await sent(url, bytes);
  const [head] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return Number(head.toString("latin1").split(" ", 2)[1]);
}

/** All that a server answers to these bytes, when it closes the connection. */
export const answerUntilClosed = async (url: URL, bytes: string | Uint8Array): Promise<string> =>
  text(await sent(url, bytes));

async function sent(url: URL, bytes: string | Uint8Array): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}
