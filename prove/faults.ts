import { readdirSync } from "node:fs";
import { startFaultServer } from "../test/support/fault-server.ts";
import { SCENARIOS } from "../test/support/faults.ts";
import { playFault } from "../test/support/play-fault.ts";
import { until } from "../test/support/until.ts";
import type { Proof } from "./proof.ts";

const TIMEOUT_MS = 400;

/** Whatever the OCR service does, everybody hears something sensible in time, and nobody pays twice. */
export const proof: Proof = {
  name: "faults of the OCR service",
  target: "≥ 300 scenarios: 0 wrong, ≤ 250 ms late, 0 resent, 0 leaked",
  async run({ isQuick }) {
    const scenarios = isQuick ? SCENARIOS.filter((_, at) => at % 10 === 0) : SCENARIOS;
    const before = left();
    let played = 0;
    let wrong = 0;
    let latestMs = -Infinity;
    {
      await using server = await startFaultServer();
      for (const scenario of scenarios)
        for (const kind of ["url", "upload"] as const)
          for (const together of [1, 50]) {
            const staging = { kind, together, timeoutMs: TIMEOUT_MS };
            const { wrongs, lateMs } = await playFault(server, scenario, staging);
            for (const what of wrongs)
              console.error(`${scenario.name}, ${kind}, ${together} at once: ${what}`);
            played++;
            wrong += wrongs.length;
            latestMs = Math.max(latestMs, lateMs);
          }
    }
    const isClean = await until(() => left() === before, "nothing is left", 5000).then(
      () => true,
      () => false,
    );
    if (!isClean) console.error(`before: ${before}\nafter: ${left()}`);
    const figure = `${played} scenarios: ${wrong} wrong, ${Math.round(latestMs)} ms late, ${isClean ? "0" : "something"} leaked`;
    return { figure, isKept: wrong === 0 && isClean };
  },
};

/** Sockets, servers and timers that keep this process busy, and its open files. */
const left = () =>
  JSON.stringify([
    process
      .getActiveResourcesInfo()
      .filter((name) => /Timeout|TCP|TLS|Pipe/.test(name))
      .sort(),
    readdirSync("/proc/self/fd").length,
  ]);
