import { fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A process of a router before the subgraphs; `await using` ends it. */
export interface RouterProcess extends AsyncDisposable {
  readonly url: URL;
}

/** Listens on a free port, and tells the parent process where. */
export function announce(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}

/**
 * A router in a process of its own: two copies of graphql in one process do not know each other's
 * types.
 *
 * @param path - of its program, from this folder
 * @throws {Error} if it ends before it sends its port
 */
export async function startRouterProcess(path: string, supergraph: string): Promise<RouterProcess> {
  const child = fork(new URL(path, import.meta.url), [supergraph], {
    execArgv: ["--import", "tsx"],
  });
  const exited = once(child, "exit");
  const port = await Promise.race([
    once(child, "message").then(([message]) => message as number),
    exited.then(() => {
      throw new Error(`${path} ended before it listened.`);
    }),
  ]);
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
