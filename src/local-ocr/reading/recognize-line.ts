import { Tensor } from "onnxruntime-node";
import { fillHoles } from "./fill-holes.ts";
import type { Rect } from "./geometry.ts";
import type { ReadingModels } from "./models.ts";
import type { Picture } from "./picture.ts";
import type { Letter, Rival, TextLine } from "./text-line.ts";
import { LINE_HEIGHT, warp } from "./warp.ts";

/** How many other letters are remembered for each place. */
const RIVALS = 5;
/** What is less probable is no rival. */
const LEAST_RIVAL = 1e-4;
/** Where nothing was read and something is this probable, there is a ghost. */
const GHOST_PROBABILITY = 0.05;

/**
 * Reads one line of a picture; finds no letters where the picture's budget is used up.
 *
 * The recognizer takes one line at a time: a batch saves nothing on one thread.
 */
export async function recognizeLine(
  { recognizer, letters, budget }: ReadingModels,
  picture: Picture,
  rect: Rect,
): Promise<TextLine> {
  if (!budget.take(rect)) return { rect, letters: [], ghosts: [] };
  const { planes, width, textWidth } = warp(picture, rect);
  const input = new Tensor("float32", planes, [1, 3, LINE_HEIGHT, width]);
  const output = (await recognizer.run({ x: input }))[recognizer.outputNames[0] ?? ""];
  const [, steps = 0, classes = 0] = output?.dims ?? [];
  const grid = { probabilities: output?.data as Float32Array, steps, classes };
  return fillHoles({ rect, ...decodeLetters(grid, letters, textWidth / width) });
}

/** The recognizer's answer: for each step along the line, the probability of each class. */
export interface Grid {
  readonly probabilities: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

/**
 * Decodes greedily (CTC): the likeliest class of each step, repetitions taken once, class 0 left out.
 *
 * @param textShare - how much of the steps is text, 0…1: positions are told along that part
 */
export function decodeLetters(
  { probabilities, steps, classes }: Grid,
  alphabet: readonly string[],
  textShare: number,
): Pick<TextLine, "letters" | "ghosts"> {
  const rows = Array.from({ length: steps }, (_, step) =>
    probabilities.subarray(step * classes, (step + 1) * classes),
  );
  const letterAt = (step: number, row: Float32Array, chosen: number): Letter => ({
    text: alphabet[chosen] ?? "",
    probability: row[chosen] ?? 0,
    position: Math.min(1, (step + 0.5) / (steps * textShare)),
    rivals: rivalsOf(row, chosen, alphabet),
  });
  const best = rows.map((row) => likeliestOf(row, 0));
  const letters = peaksOf(best, rows).map(([step, row]) => letterAt(step, row, best[step] ?? 0));
  const ghosts = rows.flatMap((row, step) => {
    if (best[step] !== 0) return [];
    const spread = [best[step - 1], best[step + 1], 0, alphabet.length - 1];
    const known = [...new Set(spread)].reduce(
      (sum: number, each) => sum + (row[each ?? 0] ?? 0),
      0,
    );
    if (1 - known < GHOST_PROBABILITY) return [];
    return [{ ...letterAt(step, row, likeliestOf(row, 1)), probability: 1 - known }];
  });
  return { letters, ghosts };
}

/** The surest step of each run of one class. */
function peaksOf(
  best: readonly number[],
  rows: readonly Float32Array[],
): readonly (readonly [number, Float32Array])[] {
  const peaks: (readonly [number, Float32Array])[] = [];
  for (const [step, row] of rows.entries()) {
    const chosen = best[step] ?? 0;
    if (chosen === 0) continue;
    const last = peaks.at(-1);
    if (!last || chosen !== best[step - 1]) peaks.push([step, row]);
    else if ((row[chosen] ?? 0) > (last[1][chosen] ?? 0)) peaks[peaks.length - 1] = [step, row];
  }
  return peaks;
}

/** The likeliest class from one on. They sum up to 1: more than half is the most, and ends the search. */
function likeliestOf(row: Float32Array, from: number): number {
  let best = from;
  let most = row[from] ?? 0;
  for (let i = from + 1; i < row.length && most <= 0.5; i++) {
    const probability = row[i] ?? 0;
    if (probability > most) [best, most] = [i, probability];
  }
  return best;
}

function rivalsOf(row: Float32Array, chosen: number, alphabet: readonly string[]): Rival[] {
  const best: number[] = [];
  // What all classes not looked at yet have together: below half the least, none of them counts.
  let left = 1 - (row[0] ?? 0) - (row[chosen] ?? 0);
  for (let i = 1; i < row.length && left > LEAST_RIVAL / 2; i++) {
    const value = row[i] ?? 0;
    if (i === chosen) continue;
    left -= value;
    if (value < LEAST_RIVAL) continue;
    const at = best.findIndex((other) => (row[other] ?? 0) < value);
    if (at >= 0) best.splice(at, 0, i);
    else if (best.length < RIVALS) best.push(i);
    if (best.length > RIVALS) best.pop();
  }
  return best.map((i) => ({ text: alphabet[i] ?? "", probability: row[i] ?? 0 }));
}
