import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawCard, drawSpecimen, type CardPicture, type Kind } from "./card.ts";

const USAGE = `npx tsx bench/cards/make.ts --kind driver|vehicle [--seed N] --out FILE.jpg [--specimen]
npx tsx bench/cards/make.ts --kind driver|vehicle [--seed N] --count N --dir DIR`;

/** Width of a specimen, in pixels. */
const SPECIMEN_WIDTH = 1120;

const { values } = parseArgs({
  options: {
    kind: { type: "string" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
    count: { type: "string", default: "1" },
    dir: { type: "string" },
    specimen: { type: "boolean", default: false },
  },
});
const kind = readKind(values.kind);
const seed = Number(values.seed);
if (!Number.isInteger(seed) || (values.out === undefined) === (values.dir === undefined)) stop();

if (values.out !== undefined) {
  const card = await (values.specimen
    ? drawSpecimen(kind, seed, SPECIMEN_WIDTH)
    : drawCard(kind, seed));
  await writeFile(values.out, card.image);
  console.info(JSON.stringify(card.truth, null, 2));
}
if (values.dir !== undefined) await makeSet(values.dir, Number(values.count));

/** Pictures of seeds one after another, and `cards.jsonl`: a line for each with its truth, boxes and style. */
async function makeSet(dir: string, count: number): Promise<void> {
  await mkdir(dir, { recursive: true });
  const lines: string[] = [];
  for (let next = seed; next < seed + count; next++) {
    const { image, ...known }: CardPicture = await drawCard(kind, next);
    const file = `${kind.toLowerCase()}-${next}.jpg`;
    await writeFile(join(dir, file), image);
    lines.push(`${JSON.stringify({ file, ...known })}\n`);
  }
  await writeFile(join(dir, "cards.jsonl"), lines.join(""));
}

function readKind(word: string | undefined): Kind {
  if (word === "driver") return "DRIVER";
  return word === "vehicle" ? "VEHICLE" : stop();
}

function stop(): never {
  console.error(USAGE);
  process.exit(2);
}
