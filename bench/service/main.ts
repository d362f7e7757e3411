/**
 * What the local OCR service holds in memory, with all its processes, as `npm run local-ocr` runs
 * it: `npm run build && npx tsx bench/service/main.ts`. Linux only: memory is read from /proc.
 */
import { createCloudImage } from "../../src/ocr/cloud-image.ts";
import { imageFromBytes } from "../../src/ocr/image.ts";
import { progress } from "../progress.ts";
import { ends } from "./ends.ts";
import { drawPictures } from "./pictures.ts";
import { familyRssOf } from "./processes.ts";
import { startService } from "./start.ts";

const READINGS = 200;
const SEEDS = 25;
const WORKERS = 2;
const LIMIT_MIB = 700;
/** A mean that grows by more than this is not flat. */
const MAX_GROWTH = 0.1;

const pictures = await drawPictures(2 * SEEDS, 40_001);
const service = await startService(WORKERS);
const { endpoint, credentials } = service;

await using provider = createCloudImage({ endpoint, credentials });
const samples: { readonly readings: number; readonly mib: number }[] = [];
let done = 0;
const sampler = setInterval(
  () => samples.push({ readings: done, mib: familyRssOf(service.pid) }),
  50,
);
const startedAt = performance.now();
const startOfEach = Array.from({ length: READINGS }, (_, i) => i).values();
await Promise.all(Array.from({ length: WORKERS }, () => readInTurn()));
clearInterval(sampler);
progress("");

const meanOver = (from: number, to: number) => {
  const part = samples.filter(({ readings }) => readings >= from && readings < to);
  return part.reduce((sum, { mib }) => sum + mib, 0) / part.length;
};
const peak = Math.max(...samples.map(({ mib }) => mib));
const growth = meanOver(150, 200) / meanOver(50, 100) - 1;
console.table({
  readings: done,
  "processes: service and readers": 1 + WORKERS,
  "RSS of all, mean, MiB": meanOver(0, READINGS).toFixed(0),
  "RSS of all, peak, MiB": peak.toFixed(0),
  "RSS, readings 151–200 over 51–100": `${(100 * growth).toFixed(1)} %`,
  "time per reading, ms": ((performance.now() - startedAt) / done).toFixed(0),
});
await service[Symbol.asyncDispose]();
process.exitCode = peak <= LIMIT_MIB && growth <= MAX_GROWTH ? 0 : 1;

async function readInTurn(): Promise<void> {
  for (const i of startOfEach) {
    const picture = pictures[i % pictures.length];
    // A picture that cannot be read was still worked on: its memory counts.
    if (picture)
      await provider
        .recognize(picture.type, imageFromBytes(picture.bytes), ends())
        .catch(() => undefined);
    done++;
    progress(`${done} of ${READINGS} readings`);
  }
}
