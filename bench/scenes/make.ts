import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CONDITIONS, drawScene, typesOf, type SceneType } from "./scene.ts";
import { SCENE_TYPES } from "./types.ts";

const USAGE = `npx tsx bench/scenes/make.ts --condition NAME|all [--type driver|vehicle|vehicle-back] [--seed N] [--count N] --dir DIR
Conditions: ${[...CONDITIONS.keys()].join(", ")}`;

const { values } = parseArgs({
  options: {
    condition: { type: "string" },
    type: { type: "string" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1" },
    dir: { type: "string" },
  },
});
const { condition, dir } = values;
const [seed, count] = [Number(values.seed), Number(values.count)];
if (condition === undefined || dir === undefined || !Number.isInteger(seed + count)) stop();
if (condition !== "all" && !CONDITIONS.has(condition)) stop();
const asked = readTypes(values.type);

await mkdir(dir, { recursive: true });
const lines: string[] = [];
for (const name of condition === "all" ? CONDITIONS.keys() : [condition])
  for (const type of asked.filter((it) => typesOf(name).includes(it)))
    for (let next = seed; next < seed + count; next++)
      lines.push(await makeOne(dir, name, type, next));
await writeFile(join(dir, "scenes.jsonl"), lines.join(""));

/** Writes one picture, and says its line of `scenes.jsonl`. */
async function makeOne(to: string, name: string, type: SceneType, next: number): Promise<string> {
  const { image, ...known } = await drawScene(name, type, next);
  const isPng = image[0] === 0x89;
  const file = `${name.replace(/ %/, "").replaceAll(" ", "-")}-${type.toLowerCase().replace("_", "-")}-${next}.${isPng ? "png" : "jpg"}`;
  await writeFile(join(to, file), image);
  return `${JSON.stringify({ file, seed: next, ...known })}\n`;
}

/** Without a word: every type there is. */
function readTypes(word: string | undefined): readonly SceneType[] {
  if (word === undefined) return SCENE_TYPES;
  const type = SCENE_TYPES.find((it) => it.toLowerCase().replace("_", "-") === word);
  return type ? [type] : stop();
}

function stop(): never {
  console.error(USAGE);
  process.exit(2);
}
