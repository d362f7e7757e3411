/**
 * What the gateway's event loop suffers while pictures are read: `npx tsx bench/gateway/main.ts`.
 *
 * The clients are another process (`client.ts`); the loop's stalls are measured here, from inside,
 * once one reading has warmed everything up.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../src/config.ts";
import { createGateway } from "../../src/gateway.ts";
import { createLog } from "../../src/telemetry/log.ts";
import type { Told } from "./client.ts";

const MAX_STALL_MS = 50;

await using gateway = await createGateway(readConfig({ PORT: "0" }), createLog());
await gateway.ready;
const delay = monitorEventLoopDelay({ resolution: 1 });
const client = fork(fileURLToPath(new URL("./client.ts", import.meta.url)), [gateway.url.href]);
await once(client, "message");
delay.enable();
const [{ outcomes, health }] = (await once(client, "message")) as [Told];
delay.disable();

// The histogram counts the resolution itself as part of each delay.
const stallMs = (nanoseconds: number) => nanoseconds / 1e6 - 1;
const longestMs = stallMs(delay.max);
console.table({
  "longest stall of the loop, ms": longestMs.toFixed(1),
  "99.9 % of stalls below, ms": stallMs(delay.percentile(99.9)).toFixed(1),
  "/health asked": health.asked,
  "/health answered 200": health.answered,
  "/health slowest, ms": health.slowestMs.toFixed(1),
  ...Object.fromEntries(
    Object.entries(outcomes).map(([outcome, count]) => [`readings: ${outcome}`, count]),
  ),
});

/** Read, or refused for being too many: nothing else may happen. */
const onlyTyped = Object.keys(outcomes).every((outcome) => ["read", "OCR_BUSY"].includes(outcome));
process.exitCode =
  longestMs <= MAX_STALL_MS && health.answered === health.asked && onlyTyped ? 0 : 1;
