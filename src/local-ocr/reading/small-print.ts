import type { Rect } from "./geometry.ts";
import { heightOf, levelBoxOf } from "./page.ts";
import type { LevelBox } from "./page.ts";

/**
 * The English print below each label and below the title: a third of all lines, and none of it a
 * value. What lies close below another line is set aside, and read only where that line turns out
 * to be no label, or where a value is missing in the end.
 */
export interface Sifted {
  readonly first: readonly Rect[];
  readonly later: readonly Rect[];
}

/** In heights of the line above. */
const GAP = 0.6;
const OVERHANG_LEFT = 0.7;
const OVERHANG_RIGHT = 1.2;

export function sift(rects: readonly Rect[], slope: number): Sifted {
  const boxes = rects.map((rect) => levelBoxOf(rect, slope));
  const isBelow = (box: LevelBox) => boxes.some((above) => above !== box && isUnder(box, above));
  return {
    first: rects.filter((_, i) => !isBelow(boxes[i] ?? NOWHERE)),
    later: rects.filter((_, i) => isBelow(boxes[i] ?? NOWHERE)),
  };
}

const NOWHERE: LevelBox = { left: 0, right: 0, top: 0, bottom: 0 };

/** Whether a line is small print of the one above: close below it, no taller, and not much wider. */
export function isUnder(box: LevelBox, above: LevelBox): boolean {
  const unit = heightOf(above);
  const gap = box.top - above.bottom;
  return (
    heightOf(box) < unit &&
    gap > -GAP * unit &&
    gap < GAP * unit &&
    box.left > above.left - OVERHANG_LEFT * unit &&
    box.right < above.right + OVERHANG_RIGHT * unit
  );
}
