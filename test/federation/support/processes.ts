import { fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on a free port, and tells the parent process where. */
export function announce(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}

/** A server of the test's own in a process of its own; `await using` ends it. */
export async function startProcess(name: string, argument: string) {
  const child = fork(new URL(`./${name}.ts`, import.meta.url), [argument], {
    execArgv: ["--import", "tsx"],
  });
  const exited = once(child, "exit");
  const port = await Promise.race([
    once(child, "message").then(([message]) => message as number),
    exited.then(() => {
      throw new Error(`${name} ended before it listened.`);
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
