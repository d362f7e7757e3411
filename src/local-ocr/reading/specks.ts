import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";
import { medianOf } from "./numbers.ts";
import { LINE_HEIGHT, warp } from "./warp.ts";

/** A small dark mark in a line's place, in pixels of the line as the recognizer would take it. */
export interface Speck {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How much darker than the paper its darkest pixel is. */
  readonly depth: number;
}

/** Rows above and below with which a pixel is compared. */
const REACH = 9;

/**
 * How much darker each pixel of a line's place is than those above and below it, row after row.
 *
 * Compared along the column, so that upright rules are no ink: they are dark all the way.
 */
export function inkIn(picture: Picture, rect: Rect): Float32Array {
  const { planes, width, textWidth } = warp(picture, rect);
  const size = width * LINE_HEIGHT;
  const lightAt = (x: number, y: number) =>
    [0, 1, 2].reduce((sum, plane) => sum + (planes[plane * size + y * width + x] ?? 0), 0) / 3;
  const ink = new Float32Array(textWidth * LINE_HEIGHT);
  for (let x = 0; x < textWidth; x++) {
    const column = Array.from({ length: LINE_HEIGHT }, (_, y) => lightAt(x, y));
    for (let y = 0; y < LINE_HEIGHT; y++) {
      const about = column.slice(Math.max(0, y - REACH), y + REACH + 1);
      ink[y * textWidth + x] = medianOf(about) - (column[y] ?? 0);
    }
  }
  return ink;
}

/** How dark the pattern and the noise of the paper are, in the middle. */
export const noiseOf = (ink: Float32Array): number => medianOf(Array.from(ink, Math.abs));

/**
 * Marks of ink, each with its darkest pixel.
 *
 * @param limit - how dark a pixel of a mark is at least
 */
export function specksOf(ink: Float32Array, limit: number): readonly Speck[] {
  const width = ink.length / LINE_HEIGHT;
  const depths = Float32Array.from(ink, (depth) => (depth > limit ? depth : 0));
  const specks: Speck[] = [];
  for (let at = 0; at < depths.length; at++)
    if (depths[at]) specks.push(takeSpeck(depths, width, at));
  return specks;
}

/** The speck that a dark pixel is part of; its pixels are dark no more. */
function takeSpeck(depths: Float32Array, width: number, start: number): Speck {
  let [left, right, top, bottom, depth] = [width, 0, LINE_HEIGHT, 0, 0];
  const open: number[] = [];
  const take = (at: number) => {
    if (!depths[at]) return;
    depth = Math.max(depth, depths[at]);
    depths[at] = 0;
    open.push(at);
  };
  take(start);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    take(at - width);
    take(at + width);
  }
  return { left, right, top, bottom, depth };
}
