/**
 * How soon a killed reader is back: `npm run build && npx tsx bench/service/restart.ts`. The
 * compiled service, as users run it; kills one of two readers five times.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

type LocalOcrModule = typeof import("../../src/local-ocr/local-ocr.ts");

const KILLS = 5;
const LIMIT_MS = 2000;

const compiled = new URL("../../dist/local-ocr/local-ocr.js", import.meta.url);
const { createLocalOcr } = (await import(compiled.href)) as LocalOcrModule;
const secretKey = randomBytes(16).toString("hex");
await using service = await createLocalOcr({
  accounts: [{ appId: "bench", bucket: "", secretId: "bench", secretKey }],
  port: 0,
  workers: 2,
  allowPrivateUrls: false,
});
await service.ready;

const times: number[] = [];
for (let kill = 0; kill < KILLS; kill++) {
  const [victim] = service.readers();
  const killedAt = performance.now();
  process.kill(victim?.pid ?? 0, "SIGKILL");
  while (!isWhole(victim?.pid)) await sleep(2);
  times.push(Math.round(performance.now() - killedAt));
}
console.table({ "a killed reader is warm again after, ms": times.join(", ") });
process.exitCode = Math.max(...times) <= LIMIT_MS ? 0 : 1;

/** Whether two readers are warm, neither of them the one that was killed. */
function isWhole(victim: number | undefined): boolean {
  const readers = service.readers();
  return (
    readers.length === 2 && readers.every(({ pid, state }) => pid !== victim && state === "IDLE")
  );
}
