import { readFileSync } from "node:fs";
import { startMain } from "../../test/support/main-process.ts";
import { read, settingsFor, startUpstream, type Answer } from "../../test/support/upstream.ts";

const HELD_MEMORY = new URL("held-memory.ts", import.meta.url);

/** The gateway in a process of its own, before an OCR service that reads one name in everything. */
export async function startChildGateway(
  env: Readonly<Record<string, string>> = {},
  answer: Answer = read({ 姓名: "王小明" }),
) {
  const upstream = await startUpstream(answer);
  const flags = [`--import tsx --import ${HELD_MEMORY}`, env["NODE_OPTIONS"] ?? ""].join(" ");
  const gateway = await startMain({ ...settingsFor(upstream), ...env, NODE_OPTIONS: flags });
  await gateway.ready();
  let measured = 0;
  return {
    url: gateway.url,
    calls: upstream.calls,
    isAlive: () => gateway.child.exitCode === null && gateway.child.signalCode === null,
    /** Errors of the gateway's own making, as its log tells them. */
    bugs: () => gateway.printed.filter((line) => line.includes('"event":"bug"')),
    /** What the process holds after a collection of its garbage, in bytes. */
    async heldBytes() {
      const told = gateway.line(new RegExp(`^Held bytes ${++measured}: `));
      gateway.child.kill("SIGUSR2");
      return Number((await told).split(": ")[1]);
    },
    /** Memory that the process has, garbage and all, in bytes. */
    residentBytes: () => residentBytesOf(gateway.child.pid ?? 0),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

function residentBytesOf(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
