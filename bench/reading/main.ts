import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawCard } from "../cards/card.ts";
import { meanOf, medianOf, percent } from "../numbers.ts";
import { progress } from "../progress.ts";
import { settlePromises } from "../promise.ts";
import { startChild } from "./child.ts";
import type { Answer, Task } from "./child.ts";
import { startOurReader } from "./our-reader.ts";
import { CERTAIN, emptyScore, exactShare, score, SEAL } from "./score.ts";

const { values } = parseArgs({
  options: {
    pictures: { type: "string", default: "120" },
    seed: { type: "string", default: "20000" },
    peer: { type: "boolean", default: false },
  },
});

/** Half of the pictures of each licence; a seed gives one of each. */
const [pictures, seed] = [Number(values.pictures), Number(values.seed)];
/** Readings after which memory must have stopped growing. */
const READINGS = 200;

const folder = await mkdtemp(join(tmpdir(), "reading-"));
await using ours = await startOurReader();
await using peer = values.peer
  ? await startChild(new URL("peer-child.ts", import.meta.url))
  : undefined;

const total = emptyScore();
const tasks: Task[] = [];
const [own, others]: [Answer[], Answer[]] = [[], []];
for (let i = 0; i < pictures; i++) {
  const type = i % 2 === 0 ? "DRIVER" : "VEHICLE";
  const each = seed + Math.floor(i / 2);
  const { image, truth, style } = await drawCard(type, each);
  const task = { image, type, file: join(folder, `${i}.jpg`) } as const;
  await writeFile(task.file, image);
  tasks.push(task);
  const answer = await ours.read(task);
  own.push(answer);
  score(total, `${type} ${each} (${style})`, truth, answer.items);
  if (peer) others.push(await peer.read(task));
  progress(`${i + 1} of ${pictures} pictures`);
}
for (let i = own.length; i < READINGS; i++) {
  const task = tasks[i % tasks.length];
  if (task) own.push(await ours.read(task));
  progress(`${i + 1} of ${READINGS} readings, for memory`);
}
progress("");
await rm(folder, { recursive: true });

const first = own.slice(0, pictures);
const ratio = medianOf(first.map(({ cpuMs }, i) => cpuMs / (others[i]?.cpuMs ?? Infinity)));
const memory = own.map(({ rssMib }) => rssMib);
const growth = meanOf(memory.slice(150, 200)) / meanOf(memory.slice(50, 100)) - 1;
const certain = total.misses.filter(
  ({ name, confidence }) => name !== SEAL && confidence >= CERTAIN,
);
const seal = total.fields.get(SEAL);
const letters = 1 - total.wrongLetters / total.letters;

/** What is promised, what came out, and whether it is kept. */
const results: readonly (readonly [string, string, string, boolean])[] = [
  ["fields exact", percent(exactShare(total)), "≥ 98 %", exactShare(total) >= 0.98],
  ["characters", percent(letters), "≥ 99.5 %", letters >= 0.995],
  ["wrong at ≥ 0.98", String(certain.length), "0", certain.length === 0],
  ["seal exact", `${seal?.right ?? 0} of ${seal?.asked ?? 0}`, "–", true],
  ["CPU, median", `${medianOf(first.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`, "–", true],
  ["time, median", `${medianOf(first.map(({ wallMs }) => wallMs)).toFixed(0)} ms`, "–", true],
  ["RSS, median", `${medianOf(memory).toFixed(0)} MiB`, "≤ 350", medianOf(memory) <= 350],
  ["RSS, peak", `${own.at(-1)?.peakMib.toFixed(0)} MiB`, "–", true],
  ["RSS, 151–200 over 51–100", percent(growth), "≤ 10 %", growth <= 0.1],
];
const compared: typeof results = [
  [
    "CPU of the peer, median",
    `${medianOf(others.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`,
    "–",
    true,
  ],
  ["CPU, ours to the peer's", ratio.toFixed(2), "≤ 0.60", ratio <= 0.6],
  ["RSS of the peer, peak", `${others.at(-1)?.peakMib.toFixed(0)} MiB`, "–", true],
];

const all = peer ? [...results, ...compared] : results;
process.exitCode = settlePromises(
  all.map(([name, got, target, isKept]) => ({ name, got, target, isKept })),
);
console.info();
for (const [name, { right, asked }] of total.fields)
  console.info(`  ${String(right).padStart(4)} of ${String(asked).padEnd(4)} ${name}`);
console.info();
for (const { picture, name, expected, got, confidence } of total.misses)
  console.info(
    `  ${picture} ${name}: expected ${expected}, got ${got || "nothing"} (${confidence.toFixed(3)})`,
  );
