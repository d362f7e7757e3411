import type { Rect } from "./geometry.ts";
import { medianOf } from "./numbers.ts";
import type { TextLine } from "./text-line.ts";
import type { Sheet } from "./upright.ts";

/** Below this probability, and this share of the usual height, the box may be what is wrong. */
const DOUBTFUL = 0.6;
const TIGHT = 0.85;
/** A second look must be this much surer to count. */
const SURER = 0.2;
/** How much higher the second look is at least: of its own height, and of the usual one. */
const HIGHER = 1.25;
const USUAL = 1.05;

/** Lower boxes hold no letters: specks, or the edge of a stroke. */
const LOWEST = 0.5;

/** Reads lines one after another; a small box that cannot be read well is enlarged. */
export async function readLines(
  { recognize }: Pick<Sheet, "recognize">,
  rects: readonly Rect[],
): Promise<readonly TextLine[]> {
  const usual = medianOf(rects.map(({ height }) => height));
  const lines: TextLine[] = [];
  for (const rect of rects.filter(({ height }) => height >= LOWEST * usual)) {
    const line = await recognize(rect);
    const isTight = leastOf(line) < DOUBTFUL && rect.height < TIGHT * usual;
    lines.push(isTight ? surerOf(line, await recognize(larger(rect, usual))) : line);
  }
  return lines.filter(({ letters }) => letters.length > 0);
}

/** A short value's box is often cut too tight: the detector sees its middle only. */
function larger(rect: Rect, usual: number): Rect {
  const height = Math.max(HIGHER * rect.height, USUAL * usual);
  return { ...rect, height, width: rect.width + 1.5 * (height - rect.height) };
}

const surerOf = (one: TextLine, other: TextLine) =>
  leastOf(other) > leastOf(one) + SURER ? other : one;

/** The probability of the least certain letter; 0 where there is none. */
const leastOf = ({ letters }: TextLine) =>
  letters.reduce((least, { probability }) => Math.min(least, probability), letters.length && 1);
