import { sliceOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";
import { inkIn, noiseOf, specksOf } from "./specks.ts";
import type { Speck } from "./specks.ts";
import type { TextLine } from "./text-line.ts";
import { LINE_HEIGHT } from "./warp.ts";

/** What is looked at about a place, in heights of a label: values stand a little left of their column. */
const LEFT = 0.8;
const HEIGHT = 1.8;

/**
 * The dashes, "--", that stand in a place of a value: a line of its own.
 *
 * Neither the detector nor the recognizer sees them: they are too small for the one, and have too
 * little shape for the other. So they are looked for in the ink itself: first in the darkest, from
 * which the pattern of the paper is apart.
 *
 * @param place - where a value may stand
 * @param unit - the height of a label, in pixels
 */
export function dashIn(picture: Picture, place: Rect, unit: number): TextLine | undefined {
  const high = { ...place, height: HEIGHT * unit };
  const rect = sliceOf(high, (-LEFT * unit) / high.width, 1);
  const ink = inkIn(picture, rect);
  const noise = noiseOf(ink);
  for (const limit of LIMITS.map((times) => Math.max(LEAST_INK, times * noise))) {
    const specks = specksOf(ink, limit);
    const dashes = [...pairsIn(specks), ...strokesIn(specks)].find((ends) => isAlone(ends, ink));
    if (!dashes) continue;
    const width = (rect.width * LINE_HEIGHT) / rect.height;
    const line = { ...rect, height: unit };
    return lineOf(sliceOf(line, dashes.first.left / width, dashes.last.right / width));
  }
  return undefined;
}

/** Ink is this much darker than the paper about it at least, of 2 from black to white. */
const LEAST_INK = 0.06;
/** And this many times as dark as the pattern and noise of the paper: where that is strong, the more. */
const LIMITS = [9, 5];

/** The first and the last speck of what may be dashes: one and the same where they touch. */
interface Dashes {
  readonly first: Speck;
  readonly last: Speck;
}

/** Two flat marks beside each other, alike. All in pixels of a line 48 high. */
const pairsIn = (specks: readonly Speck[]): readonly Dashes[] =>
  specks.flatMap((first) =>
    specks.filter((last) => isPair(first, last)).map((last) => ({ first, last })),
  );

function isPair(first: Speck, last: Speck): boolean {
  const gap = last.left - first.right;
  const narrow = Math.min(widthOf(first), widthOf(last));
  const wide = Math.max(widthOf(first), widthOf(last));
  const areFlat = [first, last].every(
    (speck) => heightOf(speck) <= 7 && widthOf(speck) >= heightOf(speck),
  );
  const areAlike = narrow >= 4 && wide <= 20 && wide <= 2 * narrow;
  const areLevel = Math.abs(middleOf(first) - middleOf(last)) <= 3;
  return gap > 0 && gap < 16 && areFlat && areAlike && areLevel;
}

/** One flat mark as long as two, in the middle of the place, and no part of a level rule. */
const strokesIn = (specks: readonly Speck[]): readonly Dashes[] =>
  specks
    .filter((speck) => {
      const isLong = widthOf(speck) >= 20 && widthOf(speck) <= 36 && heightOf(speck) <= 6;
      const isMiddle = Math.abs(middleOf(speck) - LINE_HEIGHT / 2) < 10;
      const isLevel = (other: Speck) => Math.abs(middleOf(other) - middleOf(speck)) <= 4;
      return isLong && isMiddle && !specks.some((other) => other !== speck && isLevel(other));
    })
    .map((speck) => ({ first: speck, last: speck }));

/**
 * Whether nothing nearly as dark stands above, below or behind the last: letters have strokes there.
 * Before is the label.
 */
function isAlone({ first, last }: Dashes, ink: Float32Array): boolean {
  const left = first === last ? first.left : first.right - 2;
  return specksOf(ink, 0.6 * Math.min(first.depth, last.depth))
    .filter((speck) => !isRule(speck) && !isSpot(speck))
    .filter((speck) => !isSame(speck, first) && !isSame(speck, last))
    .every(
      (speck) =>
        speck.right < left ||
        speck.left > last.right + 24 ||
        speck.bottom < last.top - 9 ||
        speck.top > last.bottom + 9,
    );
}

/** The same mark at two limits: the one is within the other, and not much larger. */
const isSame = (one: Speck, other: Speck) =>
  Math.abs(middleOf(one) - middleOf(other)) <= 2 &&
  one.left < other.right &&
  one.right > other.left &&
  heightOf(one) <= 8;

/** A level rule of the form, or a part of one. */
const isRule = (speck: Speck) => widthOf(speck) > 20 && heightOf(speck) <= 5;
/** A grain of the paper. */
const isSpot = (speck: Speck) => widthOf(speck) * heightOf(speck) < 8;

function lineOf(rect: Rect): TextLine {
  const dash = (position: number) => ({ text: "-", probability: 0.95, position, rivals: [] });
  return { rect, letters: [dash(0.25), dash(0.75)], ghosts: [] };
}

const widthOf = ({ left, right }: Speck) => right - left;
const heightOf = ({ top, bottom }: Speck) => bottom - top;
const middleOf = ({ top, bottom }: Speck) => (top + bottom) / 2;
