/**
 * Processor time of this checkout's reader beside an earlier one's, on the same clean pictures:
 * `npx tsx bench/reading/against.ts`. Ends with 1 when ours takes more.
 */
import { parseArgs } from "node:util";
import { drawCard } from "../cards/card.ts";
import { medianOf, quantileOf } from "../numbers.ts";
import { progress } from "../progress.ts";
import { settlePromises } from "../promise.ts";
import type { Child, Task } from "./child.ts";
import { checkOut } from "./earlier.ts";
import { startOurReader } from "./our-reader.ts";

/** The last commit before the reader learnt to read photographs: clean pictures are not to pay for that. */
const BEFORE_PHOTOGRAPHS = "a343178";
const MOST = 1;

const { values } = parseArgs({
  options: {
    commit: { type: "string", default: BEFORE_PHOTOGRAPHS },
    pictures: { type: "string", default: "60" },
    seed: { type: "string", default: "30000" },
  },
});
const [pictures, seed] = [Number(values.pictures), Number(values.seed)];

using earlier = checkOut(values.commit);
await using ours = await startOurReader();
await using theirs = await startOurReader(earlier.url);

const own: number[] = [];
const others: number[] = [];
// The first reading of a process pays for its start: it is done and forgotten.
for (const reader of [ours, theirs]) await reader.read(await taskOf(0));
for (let i = 0; i < pictures; i++) {
  const task = await taskOf(i);
  // By turns, each with both licences: who comes second finds the machine as the first one left it.
  const areWeFirst = i % 4 < 2;
  if (areWeFirst) own.push(await cpuOf(ours, task));
  others.push(await cpuOf(theirs, task));
  if (!areWeFirst) own.push(await cpuOf(ours, task));
  progress(`${i + 1} of ${pictures} pictures`);
}
progress("");

const ratios = own.map((ms, i) => ms / (others[i] ?? NaN));
const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantileOf(ratios, share));
const times = (ratio = NaN) => ratio.toFixed(3);
const [ownMs, otherMs] = [medianOf(own), medianOf(others)];
process.exitCode = settlePromises([
  {
    ...{ name: `CPU, ours over ${values.commit}, median of ratios`, got: times(middle) },
    ...{ target: `≤ ${MOST.toFixed(1)}`, isKept: (middle ?? NaN) <= MOST },
  },
  note("25 % to 75 % of ratios", `${times(low)} to ${times(high)}`),
  note("median of ours over median of theirs", times(ownMs / otherMs)),
  note("medians, on this machine", `${ownMs.toFixed(0)} and ${otherMs.toFixed(0)} ms`),
]);

function note(name: string, got: string) {
  return { name, got, target: "–", isKept: true };
}

async function taskOf(i: number): Promise<Task> {
  const type = i % 2 === 0 ? "DRIVER" : "VEHICLE";
  const { image } = await drawCard(type, seed + Math.floor(i / 2));
  return { image, type, file: "" };
}

async function cpuOf(reader: Child, task: Task): Promise<number> {
  return (await reader.read(task)).cpuMs;
}
