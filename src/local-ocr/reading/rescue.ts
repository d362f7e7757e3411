import type { Assignment } from "./assign.ts";
import type { Label } from "./find-labels.ts";
import type { Rect } from "./geometry.ts";
import { middleOf, rectOf } from "./page.ts";
import type { Piece } from "./page.ts";
import type { Page } from "./understand.ts";

/** All below are in heights of a label. */
const TALL = 1.5;
const LONG = 4;
const MARGIN = 0.2;
/** Labels of one column begin within this. */
const COLUMN = 4;

/**
 * Where to look for values that the detector did not see: it overlooks short ones, such as C1.
 *
 * @returns a rectangle right of each label that has no value, up to what stands next in its row
 */
export function placesToLook(page: Page, found: Assignment): readonly Rect[] {
  return page.labels
    .filter(({ name, doubt }) => doubt < 1 && !found.values.has(name))
    .map((label) => placeBeside(label, page, found));
}

function placeBeside({ piece }: Label, page: Page, found: Assignment): Rect {
  const { unit, shift } = found;
  const middle = middleOf(piece.box) + shift;
  const left = columnOf(piece, page, found) ?? piece.box.right;
  const others = [...page.labels.map((label) => label.piece), ...page.values];
  const next = others.filter((other) => isBeside(other, left, middle)).map(({ box }) => box.left);
  const right = Math.min(left + LONG * unit, ...next.map((x) => x - MARGIN * unit));
  const box = { left, right, top: middle - (TALL * unit) / 2, bottom: middle + (TALL * unit) / 2 };
  return rectOf(box, piece.slope);
}

/** Where the values begin whose labels stand above and below this one: a column is aligned. */
function columnOf({ box }: Piece, { labels }: Page, { values, unit }: Assignment) {
  const starts = labels
    .filter((other) => Math.abs(other.piece.box.left - box.left) < COLUMN * unit)
    .flatMap(({ name }) => values.get(name)?.[0]?.box.left ?? [])
    .filter((left) => left > box.right);
  return starts.length > 0 ? Math.min(...starts) - MARGIN * unit : undefined;
}

const isBeside = ({ box }: Piece, left: number, middle: number) =>
  box.left > left && box.top < middle && box.bottom > middle;
