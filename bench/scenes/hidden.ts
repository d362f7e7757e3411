import type { Inked } from "../cards/print-values.ts";
import { project, type Projection } from "../cards/geometry.ts";
import { SCALE } from "../cards/layout.ts";

/** How much of the scene is gone at a pixel: 1 where nothing can be read, less where it is hard. */
export type Cover = (x: number, y: number) => number;

/** Places of one item's ink, in pixels of the picture. */
export interface InkTrace {
  readonly item: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Fainter than this of 255, ink is no ink. */
const FAINT = 64;
/** Every so many pixels of the card, one is looked at. */
const STRIDE = 3;

export function traceInk(inked: readonly Inked[], projection: Projection): readonly InkTrace[] {
  const named = inked.flatMap(({ item, ...ink }) => (item === undefined ? [] : [{ item, ...ink }]));
  const items = new Set(named.map(({ item }) => item));
  return [...items].map((item) => ({
    item,
    points: named.filter((ink) => ink.item === item).flatMap((ink) => pointsOf(ink, projection)),
  }));
}

function pointsOf({ mask, x, y }: Inked, projection: Projection) {
  const points: { x: number; y: number }[] = [];
  for (let row = 0; row < mask.height; row += STRIDE)
    for (let column = 0; column < mask.width; column += STRIDE)
      if ((mask.data[row * mask.width + column] ?? 0) > FAINT)
        points.push(project(projection, (x + column) / SCALE, (y + row) / SCALE));
  return points;
}

/** What a cover does to the items: those that lost signs, and whether any is neither lost nor whole. */
export interface Loss {
  readonly gone: readonly string[];
  readonly isDoubtful: boolean;
}

/** The least of an item's ink that, once covered, takes a sign with it. */
const LOST = 0.07;
/** Less than this is the rim of a sign, which stays readable. */
const WHOLE = 0.006;

/** Which items a cover takes; a doubtful one counts as gone. */
export function lossOf(traces: readonly InkTrace[], cover: Cover): Loss {
  const shares = traces.map(({ item, points }) => ({
    item: item.split(" ")[0] ?? item,
    lost: shareOf(points, cover, 0.9),
    touched: shareOf(points, cover, 0.3),
  }));
  const isWhole = ({ touched }: { touched: number }) => touched <= WHOLE;
  return {
    gone: [...new Set(shares.filter((it) => !isWhole(it)).map(({ item }) => item))],
    isDoubtful: shares.some((it) => !isWhole(it) && it.lost < LOST && it.item !== "红章"),
  };
}

const shareOf = (points: InkTrace["points"], cover: Cover, least: number) =>
  points.filter(({ x, y }) => cover(x, y) >= least).length / Math.max(1, points.length);
