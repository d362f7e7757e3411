import type { Rect } from "./geometry.ts";
import type { Models } from "./models.ts";
import type { Picture } from "./picture.ts";
import { recognizeLine } from "./recognize-line.ts";
import type { TextLine } from "./text-line.ts";

/** Below this, the box itself may be what is wrong. */
const DOUBTFUL = 0.6;
/** A second look must be this much surer to count. */
const SURER = 0.2;
/** How much wider and higher the second look is, in heights of the line. */
const WIDER = 0.6;
const HIGHER = 0.25;

/** Reads lines one after another; what cannot be read well is looked at again, in a larger box. */
export async function readLines(
  models: Models,
  picture: Picture,
  rects: readonly Rect[],
): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  for (const rect of rects) {
    const line = await recognizeLine(models, picture, rect);
    const isClear = leastOf(line) >= DOUBTFUL;
    lines.push(isClear ? line : surerOf(line, await recognizeLine(models, picture, larger(rect))));
  }
  return lines.filter(({ letters }) => letters.length > 0);
}

/** A short value's box is often cut too tight: the detector sees its middle only. */
const larger = (rect: Rect): Rect => ({
  ...rect,
  width: rect.width + WIDER * rect.height,
  height: rect.height * (1 + HIGHER),
});

const surerOf = (one: TextLine, other: TextLine) =>
  leastOf(other) > leastOf(one) + SURER ? other : one;

/** The probability of the least certain letter; 0 where there is none. */
const leastOf = ({ letters }: TextLine) =>
  letters.reduce((least, { probability }) => Math.min(least, probability), letters.length && 1);
