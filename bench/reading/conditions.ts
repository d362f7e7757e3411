/**
 * Reads photographs of every condition, and prints what came of each beside what is promised:
 * `npx tsx bench/reading/conditions.ts`. Ends with 1 when a promise is not kept.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { progress } from "../progress.ts";
import { settlePromises } from "../promise.ts";
import { CONDITIONS, drawScene, typesOf } from "../scenes/scene.ts";
import { calibrationOf } from "./calibration.ts";
import { cpuOf, verdictsOf, type Outcome } from "./outcome.ts";
import { startOurReader } from "./our-reader.ts";
import { promisesOf } from "./promises.ts";
import { drawReliability } from "./reliability.ts";
import { reportOf } from "./report.ts";
import { calibrationTable, conditionTable, fieldTables } from "./tables.ts";
import { isAsked, isCertainlyWrong, isRight, judge, type Verdict } from "./verdict.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "50000" },
    seeds: { type: "string", default: "10" },
    condition: { type: "string", default: "" },
    type: { type: "string", default: "" },
    misses: { type: "boolean", default: false },
    fields: { type: "boolean", default: false },
    figure: { type: "string" },
    report: { type: "string" },
  },
});
const [first, count] = [Number(values.seed), Number(values.seeds)];

// A process of its own, so that its processor time is the reading's and not the drawing's.
await using reader = await startOurReader();
const seeds = Array.from({ length: count }, (_, i) => first + i);
const tasks = [...CONDITIONS.keys()]
  .filter((each) => each.includes(values.condition))
  .flatMap((name) => seeds.flatMap((seed) => typesOf(name).map((type) => ({ name, seed, type }))))
  .filter(({ type }) => (values.type || type) === type);
const sceneOf = (at: number) => {
  const task = tasks[at];
  return task && drawScene(task.name, task.type, task.seed);
};
const outcomes: Outcome[] = [];
let ahead = sceneOf(0);
for (const [i, { name, seed, type }] of tasks.entries()) {
  progress(`${i} of ${tasks.length} pictures read; ${name}, seed ${seed}`);
  const scene = await ahead;
  if (!scene) break;
  // The next is drawn while this one is read: by this process, so that its time is not the reader's.
  ahead = sceneOf(i + 1);
  const { items, cpuMs } = await reader.read({ image: scene.image, type, file: "" });
  const verdicts = judge(scene, seed, items);
  outcomes.push({ condition: name, type, verdicts, cpuMs, isRefused: items.length === 0 });
  if (values.misses) verdicts.filter(isMiss).forEach(printMiss);
}
progress("");

const bins = calibrationOf(verdictsOf(outcomes));
const promises = promisesOf(outcomes);
console.info(`${conditionTable(outcomes)}\n`);
if (values.fields)
  for (const [type, table] of fieldTables(outcomes)) console.info(`${type}\n\n${table}\n`);
console.info(`${calibrationTable(bins)}\n`);
const { medianMs, p95Ms } = cpuOf(outcomes, outcomes);
console.info(`CPU: median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms\n`);
process.exitCode = settlePromises(promises);

const { figure, report } = values;
if (figure !== undefined) await writeFile(figure, await drawReliability(bins));
if (report !== undefined) {
  const words = process.argv.slice(2).map((word) => (word.includes(" ") ? `"${word}"` : word));
  const command = `npx tsx bench/reading/conditions.ts ${words.join(" ")}`;
  const options = { path: report, figure, command, seeds: [first, first + count - 1] } as const;
  const text = reportOf(outcomes, promises, options);
  // It is kept in the repository, where every file is formatted.
  await writeFile(
    report,
    await format(text, { ...(await resolveConfig(report)), filepath: report }),
  );
}

function isMiss(verdict: Verdict): boolean {
  return isCertainlyWrong(verdict) || (isAsked(verdict) && !isRight(verdict));
}

function printMiss({ condition, type, seed, item, expected, got, confidence, isGone }: Verdict) {
  progress("");
  const wanted = `${expected || "nothing"}${isGone ? " (gone)" : ""}`;
  console.error(
    `${condition}, ${type} ${seed} ${item}: ${wanted}, got ${got || "nothing"} (${confidence.toFixed(3)})`,
  );
}
