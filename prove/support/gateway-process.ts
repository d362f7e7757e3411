import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../../test/support/until.ts";

/** The gateway in a process of its own, whose every word is kept, in a home of its own. */
export async function startGatewayProcess(env: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(tmpdir(), "prove-"));
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    env: { PATH: process.env["PATH"], PORT: "0", HOME: home, TMPDIR: home, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  const address = () => /^Listening on (http:\S+)/m.exec(said)?.[1];
  await until(() => address() !== undefined || child.exitCode !== null, "it listens");
  return {
    child,
    exited,
    home,
    pid: child.pid ?? 0,
    url: new URL(address() ?? "http://it-did-not-start.invalid"),
    said: () => said,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
