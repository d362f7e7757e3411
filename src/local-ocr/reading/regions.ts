import { hullOf, smallestRectOf } from "./geometry.ts";
import type { Point, Rect } from "./geometry.ts";

/** A pixel of the map belongs to text from this probability on. */
const PIXEL_THRESHOLD = 0.3;
/** A region is text if its pixels are on average at least this probable. */
const REGION_THRESHOLD = 0.5;
/** The network draws text shrunk by area × this ÷ perimeter; its regions are grown by as much. */
const GROWTH = 1.6;
/** Thinner regions, in pixels of the map, are specks. */
const THINNEST = 2;

interface Region {
  readonly meanProbability: number;
  readonly outline: readonly Point[];
}

/**
 * Turns the detector's map into rectangles round lines of text.
 *
 * The steps are those of "Real-time Scene Text Detection with Differentiable Binarization"
 * (Liao et al., 2020): threshold, connected pixels, smallest rectangle, growth.
 *
 * @param map - probability of text by pixel, row after row
 */
export function regionsOf(map: Float32Array, width: number, height: number): readonly Rect[] {
  return componentsOf(map, width, height)
    .filter(({ meanProbability }) => meanProbability >= REGION_THRESHOLD)
    .map(({ outline }) => smallestRectOf(hullOf(outline)))
    .filter((rect) => Math.min(rect.width, rect.height) >= THINNEST)
    .map(grown);
}

function grown(rect: Rect): Rect {
  const { width, height } = rect;
  const margin = (width * height * GROWTH) / (2 * (width + height));
  return { ...rect, width: width + 2 * margin, height: height + 2 * margin };
}

/** Groups of touching text pixels, corners included. */
function componentsOf(map: Float32Array, width: number, height: number): readonly Region[] {
  const seen = new Uint8Array(map.length);
  const regions: Region[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || !isText(map, start)) continue;
    regions.push(flood({ map, seen, width, height }, start));
  }
  return regions;
}

interface Sea {
  readonly map: Float32Array;
  readonly seen: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const isText = (map: Float32Array, at: number) => (map[at] ?? 0) > PIXEL_THRESHOLD;

function flood(sea: Sea, start: number): Region {
  const { map, seen, width } = sea;
  const rows = new Map<number, { left: number; right: number }>();
  const open = [start];
  seen[start] = 1;
  let [sum, count] = [0, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    sum += map[at] ?? 0;
    count++;
    const y = Math.floor(at / width);
    widen(rows, y, at - y * width);
    pushNeighbours(sea, at, open);
  }
  return { meanProbability: sum / count, outline: outlineOf(rows) };
}

function widen(rows: Map<number, { left: number; right: number }>, y: number, x: number): void {
  const row = rows.get(y);
  if (!row) rows.set(y, { left: x, right: x });
  else if (x < row.left) row.left = x;
  else if (x > row.right) row.right = x;
}

function pushNeighbours({ map, seen, width, height }: Sea, at: number, open: number[]): void {
  const x = at % width;
  const [left, right] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
  for (let row = at - width; row <= at + width; row += width) {
    if (row < 0 || row >= width * height) continue;
    for (let next = row + left; next <= row + right; next++) {
      if (seen[next] || !isText(map, next)) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
}

/** The outer pixels' corners: those of the left and right end of each row. Sorted for the hull. */
function outlineOf(rows: ReadonlyMap<number, { left: number; right: number }>): readonly Point[] {
  const points = [...rows].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: left, y: y + 1 },
    { x: right + 1, y },
    { x: right + 1, y: y + 1 },
  ]);
  return points.sort((a, b) => a.x - b.x || a.y - b.y);
}
