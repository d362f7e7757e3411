import { parseArgs } from "node:util";
import { createReader } from "../../src/local-ocr/reading/reader.ts";
import { CONDITIONS, drawScene, typesOf } from "../scenes/scene.ts";
import { CERTAIN, emptyScore, exactShare, score, SEAL } from "./score.ts";
import type { Score } from "./score.ts";

/** Reads photographs of every condition, and prints what came of each as a table in Markdown. */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "50000" },
    seeds: { type: "string", default: "10" },
    condition: { type: "string", default: "" },
    misses: { type: "boolean", default: false },
  },
});
const [first, count] = [Number(values.seed), Number(values.seeds)];

interface Outcome {
  readonly score: Score;
  readonly cpuMs: number[];
  /** Pictures in which no page was found. */
  refused: number;
  /** Values that are covered, and were told wrongly all the same, as certain. */
  invented: number;
}

await using reader = await createReader();
const total: Outcome = { score: emptyScore(), cpuMs: [], refused: 0, invented: 0 };
console.log(
  "| condition | pictures | fields exact | wrong at ≥ 0.98 | no page found | CPU, median |",
);
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const name of [...CONDITIONS.keys()].filter((each) => each.includes(values.condition))) {
  const outcome: Outcome = { score: emptyScore(), cpuMs: [], refused: 0, invented: 0 };
  for (let seed = first; seed < first + count; seed++)
    for (const type of typesOf(name))
      // The second page is not read yet.
      if (type !== "VEHICLE_BACK") await read(name, type, seed, outcome);
  if (outcome.cpuMs.length > 0) console.log(rowOf(name, outcome));
  if (values.misses)
    for (const { picture, name: item, expected, got, confidence } of outcome.score.misses)
      console.error(
        `  ${picture} ${item}: ${expected}, got ${got || "nothing"} (${confidence.toFixed(3)})`,
      );
}
console.log(rowOf("all", total));

async function read(name: string, type: "DRIVER" | "VEHICLE", seed: number, outcome: Outcome) {
  const { image, truth, gone } = await drawScene(name, type, seed);
  const start = process.cpuUsage();
  const reading = await reader.read(image, type).catch(() => undefined);
  const { user, system } = process.cpuUsage(start);
  const items = reading?.items ?? [];
  const visible = Object.entries(truth).filter(([item]) => !gone.includes(item));
  const invented = items.filter(
    ({ label, text, confidence }) =>
      gone.includes(label) && label !== SEAL && text !== truth[label] && confidence >= CERTAIN,
  );
  for (const all of [outcome, total]) {
    score(all.score, `${name}, ${type} ${seed}`, Object.fromEntries(visible), items);
    all.cpuMs.push((user + system) / 1000);
    all.refused += reading ? 0 : 1;
    all.invented += invented.length;
  }
}

function rowOf(name: string, { score: all, cpuMs, refused, invented }: Outcome): string {
  const certain = all.misses.filter((miss) => miss.name !== SEAL && miss.confidence >= CERTAIN);
  const median = cpuMs.toSorted((a, b) => a - b)[cpuMs.length >> 1] ?? 0;
  const cells = [
    name,
    cpuMs.length,
    `${(100 * exactShare(all)).toFixed(1)} %`,
    certain.length + invented,
    refused,
    `${median.toFixed(0)} ms`,
  ];
  return `| ${cells.join(" | ")} |`;
}
