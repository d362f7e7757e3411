import { readFileSync } from "node:fs";
import { startMain } from "../../test/support/main-process.ts";
import { read, settingsFor, startUpstream } from "../../test/support/upstream.ts";

/** The gateway in a process of its own, before an OCR service that reads one name in everything. */
export async function startChildGateway(env: Readonly<Record<string, string>> = {}) {
  const upstream = await startUpstream(read({ 姓名: "王小明" }));
  const gateway = await startMain({ ...settingsFor(upstream), ...env });
  await gateway.ready();
  return {
    url: gateway.url,
    calls: upstream.calls,
    isAlive: () => gateway.child.exitCode === null && gateway.child.signalCode === null,
    /** Errors of the gateway's own making, as its log tells them. */
    bugs: () => gateway.printed.filter((line) => line.includes('"event":"bug"')),
    /** Memory that the process has, in bytes. */
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
