import { detect } from "./detect.ts";
import type { Rect } from "./geometry.ts";
import type { ReadingModels } from "./models.ts";
import { isLine, slopeOf } from "./page.ts";
import { areaOfText, shareOf } from "./page-area.ts";
import type { Picture } from "./picture.ts";
import { recognizeLine } from "./recognize-line.ts";
import { sift } from "./small-print.ts";
import { meanOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";
import { turned, turnedAside, turnedOver } from "./turned.ts";
import type { Quarters } from "./turned.ts";

/** A picture whose text reads from left to right, with the places where lines are. */
export interface Sheet {
  readonly picture: Picture;
  /** By how many quarters it was turned for that, clockwise. */
  readonly quarters: Quarters;
  readonly rects: readonly Rect[];
  /** Reads the line at a place of the picture; what was read once is remembered. */
  readonly recognize: (rect: Rect) => Promise<TextLine>;
}

/** Text that takes less of its picture is going to be looked at closer: its places need not be exact. */
const SMALL = 0.65;
/** A line this much longer than high tells how the text runs. */
const TELLING_RATIO = 2.5;
/** So many lines tell which side is up: the longest of those that will be read anyway. */
const WITNESSES = 4;
/** Text that stands upright is read at least this surely; upside down it is not. */
const READABLE = 0.6;

/**
 * Finds the lines of a picture that may lie on any of its four sides.
 *
 * That the text runs upwards or downwards is seen in the shapes of the lines. Which end is up only
 * reading tells: a few lines are read, and the other way round when they make no sense.
 *
 * @param longestSide - what the detector sees
 */
export async function upright(
  models: ReadingModels,
  picture: Picture,
  longestSide: number,
): Promise<Sheet> {
  const rects = await detect(models.detector, picture, longestSide);
  if (!runsUpwards(rects)) return rightSideUp(models, sheetOf(models, picture, rects));
  const area = areaOfText(rects, picture);
  const isSmall = area !== undefined && shareOf(area, picture) < SMALL;
  if (!isSmall) return rightSideUp(models, await laid(models, picture, 1, longestSide));
  const lying = await turned(picture, 1);
  const lines = rects.map((rect) => turnedAside(rect, picture));
  return rightSideUp(models, { ...sheetOf(models, lying, lines), quarters: 1 });
}

/** A picture turned so far, of which it is known that its text then reads from left to right. */
export async function laid(
  models: ReadingModels,
  picture: Picture,
  quarters: Quarters,
  longestSide: number,
): Promise<Sheet> {
  const lying = await turned(picture, quarters);
  return { ...sheetOf(models, lying, await detect(models.detector, lying, longestSide)), quarters };
}

function runsUpwards(rects: readonly Rect[]): boolean {
  const long = (isLong: (rect: Rect) => boolean, lengthOf: (rect: Rect) => number) =>
    rects.filter(isLong).reduce((sum, rect) => sum + lengthOf(rect), 0);
  const across = long(
    ({ width, height }) => width > TELLING_RATIO * height,
    ({ width }) => width,
  );
  const up = long(
    ({ width, height }) => height > TELLING_RATIO * width,
    ({ height }) => height,
  );
  return up > across;
}

async function rightSideUp(models: ReadingModels, sheet: Sheet): Promise<Sheet> {
  const { picture, rects, quarters } = sheet;
  const lines = rects.filter(isLine);
  const { first } = sift(lines, slopeOf(lines));
  const witnesses = first.toSorted((a, b) => b.width - a.width).slice(0, WITNESSES);
  const sureness = await surenessOf(witnesses, sheet);
  if (witnesses.length === 0 || sureness >= READABLE) return sheet;
  const over = await turned(picture, 2);
  const other = {
    ...sheetOf(
      models,
      over,
      rects.map((rect) => turnedOver(rect, picture)),
    ),
    quarters: quarters === 0 ? 2 : 3,
  } as const;
  const turnedWitnesses = witnesses.map((rect) => other.rects[rects.indexOf(rect)] ?? rect);
  return (await surenessOf(turnedWitnesses, other)) > sureness ? other : sheet;
}

/** How surely the lines are read, in the mean: 0…1. */
async function surenessOf(rects: readonly Rect[], { recognize }: Sheet): Promise<number> {
  let sum = 0;
  for (const rect of rects) sum += meanOf(await recognize(rect));
  return sum / Math.max(1, rects.length);
}

/**
 * A picture whose lines are known, nothing of it read yet.
 *
 * @param before - the same picture as it was before some of it was changed: a line that lies as it
 *   did there, in a place that did not change, is not read again
 */
export function sheetOf(
  models: ReadingModels,
  picture: Picture,
  rects: readonly Rect[],
  before?: { readonly sheet: Sheet; readonly isChanged: (rect: Rect) => boolean },
): Sheet {
  const read = new Map<string, TextLine>();
  const known = before?.sheet.rects.filter((rect) => !before.isChanged(rect)) ?? [];
  return {
    picture,
    quarters: before?.sheet.quarters ?? 0,
    rects: rects.map((rect) => known.find((other) => areAlike(rect, other)) ?? rect),
    async recognize(rect) {
      const line =
        read.get(keyOf(rect)) ??
        (before && known.includes(rect)
          ? await before.sheet.recognize(rect)
          : await recognizeLine(models, picture, rect));
      read.set(keyOf(rect), line);
      return line;
    },
  };
}

/** How far alike places differ, in heights. */
const ALIKE = 0.2;

const areAlike = (a: Rect, b: Rect) =>
  Math.abs(a.center.y - b.center.y) < ALIKE * a.height &&
  Math.abs(a.center.x - b.center.x) < ALIKE * a.height &&
  Math.abs(a.width - b.width) < ALIKE * a.height &&
  Math.abs(a.height - b.height) < ALIKE * a.height;

/** Equal rectangles are one place: an enlarged one is made anew each time. */
const keyOf = ({ center, width, height, angle }: Rect) =>
  [center.x, center.y, width, height, angle].join();
