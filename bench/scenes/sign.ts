import { inverseOf, project, type Point, type Projection } from "../cards/geometry.ts";
import { SCALE } from "../cards/layout.ts";
import type { Inked, InkedSign } from "../cards/print-values.ts";
import type { Camera } from "./aim.ts";

/** One sign of a value, with the line of print that it stands in. */
export interface Sign {
  readonly item: string;
  readonly line: Inked;
  readonly cell: InkedSign;
}

/** A pixel of the picture in a sign's cell. */
export interface Seen {
  /** Where its red stands among the picture's bytes. */
  readonly at: number;
  /** How much of it the sign's ink covers, 0…255. */
  readonly ink: number;
}

/** What a camera sees of a sign's cell, pixel by pixel. */
export function lookAt(
  { line, cell }: Sign,
  { projection, width, height }: Camera,
): readonly Seen[] {
  const seen: Seen[] = [];
  const back = inverseOf(projection);
  const [xs, ys] = cornersOf(line, cell, projection);
  for (
    let y = Math.max(0, Math.floor(Math.min(...ys)));
    y <= Math.min(height - 1, Math.max(...ys));
    y++
  )
    for (
      let x = Math.max(0, Math.floor(Math.min(...xs)));
      x <= Math.min(width - 1, Math.max(...xs));
      x++
    )
      if (isWithin(line, cell, project(back, x, y)))
        seen.push({ at: (y * width + x) * 3, ink: coverOf(line, back, x, y) });
  return seen;
}

function cornersOf({ mask, x, y }: Inked, { from, to }: InkedSign, projection: Projection) {
  const corners = [from, to].flatMap((column) =>
    [0, mask.height].map((row) => project(projection, (x + column) / SCALE, (y + row) / SCALE)),
  );
  return [corners.map((corner) => corner.x), corners.map((corner) => corner.y)] as const;
}

/** @param mm - a place on the card */
function isWithin({ mask, x, y }: Inked, { from, to }: InkedSign, mm: Point): boolean {
  const [column, row] = [mm.x * SCALE - x, mm.y * SCALE - y];
  return column >= from && column <= to && row >= 0 && row <= mask.height;
}

/** A pixel is an area: nine places in it stand for the whole. */
const STEPS = [-1 / 3, 0, 1 / 3];

function coverOf(line: Inked, back: Projection, x: number, y: number): number {
  const places = STEPS.flatMap((down) =>
    STEPS.map((across) => project(back, x + across, y + down)),
  );
  const sum = places.reduce((ink, mm) => ink + inkAt(line, mm.x * SCALE, mm.y * SCALE), 0);
  return sum / places.length;
}

/** How much ink lies at a place of the card, in the card's own pixels; 0…255. */
export function inkAt({ mask, x, y }: Inked, atX: number, atY: number): number {
  const [column, row] = [Math.round(atX - x), Math.round(atY - y)];
  if (column < 0 || row < 0 || column >= mask.width || row >= mask.height) return 0;
  return mask.data[row * mask.width + column] ?? 0;
}
