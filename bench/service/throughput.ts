/**
 * What a second reader is worth: `npm run build && npx tsx bench/service/throughput.ts`, on a quiet
 * machine with two cores or more. Ends with 1 when two readers do less than 1.8 times what one does.
 */
import { parseArgs } from "node:util";
import { createCloudImage } from "../../src/ocr/cloud-image.ts";
import { imageFromBytes } from "../../src/ocr/image.ts";
import type { OcrProvider } from "../../src/ocr/provider.ts";
import { medianOf } from "../numbers.ts";
import { progress } from "../progress.ts";
import { settlePromises } from "../promise.ts";
import { ends } from "./ends.ts";
import { drawPictures } from "./pictures.ts";
import { startService, type Service } from "./start.ts";

const LEAST = 1.8;

const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "24" },
    rounds: { type: "string", default: "5" },
  },
});
const [count, rounds] = [Number(values.pictures), Number(values.rounds)];

// Drawn before: whatever else takes processor time now is taken from the readers.
const drawn = await drawPictures(count, 41_000);
const pictures = drawn.map(({ type, bytes }) => ({ type, image: imageFromBytes(bytes) }));
await using one = await startService(1);
await using two = await startService(2);
await using lone = providerOf(one);
await using pair = providerOf(two);

const ratios: number[] = [];
for (let round = 0; round < rounds; round++) {
  progress(`round ${round + 1} of ${rounds}`);
  // By turns: a machine that grows warm or busy is so for both.
  const loneFirst = round % 2 === 0;
  const before = loneFirst ? await timeOf(lone, 1) : 0;
  const twoMs = await timeOf(pair, 2);
  ratios.push((loneFirst ? before : await timeOf(lone, 1)) / twoMs);
}
progress("");
const ratio = medianOf(ratios);
process.exitCode = settlePromises([
  {
    ...{ name: "two readers over one, median of rounds", got: ratio.toFixed(2) },
    ...{ target: `≥ ${LEAST}`, isKept: ratio >= LEAST },
  },
  {
    ...{ name: "lowest and highest round", target: "–", isKept: true },
    got: `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
  },
]);

function providerOf({ endpoint, credentials }: Service): OcrProvider {
  return createCloudImage({ endpoint, credentials });
}

/** How long all pictures take, in milliseconds. One more is sent than are read: no reader ever waits. */
async function timeOf(provider: OcrProvider, workers: number): Promise<number> {
  const startedAt = performance.now();
  const next = pictures.values();
  const readInTurn = async () => {
    for (const { type, image } of next) await provider.recognize(type, image, ends());
  };
  await Promise.all(Array.from({ length: workers + 1 }, readInTurn));
  return performance.now() - startedAt;
}
