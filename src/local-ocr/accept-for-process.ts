import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { ServiceMessage, ServiceOrder } from "./service-messages.ts";
import { urlOf } from "./url-of.ts";

/** A port whose connections are served by another process. Disposing gives it up. */
export interface AcceptingPort extends Disposable {
  readonly url: URL;
  /** Hands over what waits and what comes, for as long as this process lives. */
  handTo(child: ChildProcess): void;
}

/** How many connections may wait, as many as the system keeps by itself; any more are closed at once. */
const MAX_WAITING = 512;

/**
 * Listens in this process, and hands each connection, unread, to the process that serves it.
 *
 * So the port is ours for as long as we live. If the serving process listened itself, the port would
 * be free each time that it ends, and whoever took it would be sent pictures and could forge answers.
 * Node has no documented way to hold a listening handle without accepting on it: a server that is
 * shared with a child accepts in both, and cluster lets go of a handle when its last worker ends.
 * Proofs by both sides on every exchange would need a protocol of our own, and the service is to stay
 * like the original.
 *
 * A connection waits while there is no process, and stays open here until the process says that it
 * has taken it, which it does before it reads. One that ends before leaves it to its successor, which
 * is there within a second or two; a connection that waits much longer is closed.
 *
 * @param port - 0 for any free one
 * @param waitingMs - how long a connection may wait. Default: 5,000
 * @throws {Error} the system's own, such as `EADDRINUSE`, if it cannot listen there
 */
export async function acceptForProcess(port: number, waitingMs = 5000): Promise<AcceptingPort> {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let lastId = 0;
  const remove = (id: number) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    clearTimeout(waiter?.timer);
    return waiter?.socket;
  };
  // Closes our handle alone: a process that has taken the connection has its own.
  const release = (id: number) => remove(id)?.destroy();
  // Ends the connection itself, also when its handle is on its way to a process that hangs.
  const close = (id: number) => remove(id)?.destroySoon();
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    socket.on("error", () => undefined);
    if (waiting.size >= MAX_WAITING) {
      socket.destroy();
      return;
    }
    const id = ++lastId;
    waiting.set(id, { socket, timer: setTimeout(close, waitingMs, id) });
    if (child) offer(child, id, socket);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: urlOf(server),
    handTo(next) {
      child = next;
      next.once("exit", () => (child = undefined));
      next.on("message", (message: ServiceMessage) => {
        if (message.kind === "taken") release(message.id);
      });
      for (const [id, { socket }] of waiting) offer(next, id, socket);
    },
    [Symbol.dispose]() {
      server.close();
      for (const id of waiting.keys()) close(id);
    },
  };
}

interface Waiting {
  readonly socket: Socket;
  readonly timer: NodeJS.Timeout;
}

/** A process that is ending may not get it: then the connection goes on waiting. */
function offer(child: ChildProcess, id: number, socket: Socket): void {
  const order: ServiceOrder = { kind: "connection", id };
  child.send(order, socket, { keepOpen: true }, () => undefined);
}
