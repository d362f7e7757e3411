import { cornersOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";

/** Red ink is this much stronger in red than in the next colour; tinted paper is not. */
const RED = 40;
/** What is redder than this is paper with a breath of ink, as at the edge of a stroke. */
const PALE = 8;
/** A seal has at least this share of the pixels of a picture that it could spoil. */
const LEAST_SHARE = 0.004;

/**
 * The picture without its red seal: where that lies over print, only the print is left.
 *
 * Stamp ink is a filter. It takes much of green and blue and some of red, and leaves a pixel redder
 * by the more of it; what it took of red is given back in that proportion, which is measured on
 * the seal itself and the paper beside it. Print below the ink stays as dark as it was.
 *
 * @returns undefined when there is no seal to speak of
 */
export function withoutRed(picture: Picture): Picture | undefined {
  const { pixels } = picture;
  const seal = measured(picture);
  if (seal.count < (LEAST_SHARE * pixels.length) / 3) return undefined;
  const gain = Math.max(0, (seal.paper - seal.ink) / seal.redness);
  const clean = Uint8Array.from(pixels);
  for (let at = 0; at < clean.length; at += 3) {
    const redness = rednessAt(pixels, at);
    if (redness < PALE) continue;
    clean.fill(Math.min(255, (pixels[at] ?? 0) + gain * redness), at, at + 3);
  }
  return { ...picture, pixels: clean };
}

const rednessAt = (pixels: Uint8Array, at: number) =>
  (pixels[at] ?? 0) - Math.max(pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);

interface Seal {
  /** Of its pixels. */
  readonly count: number;
  /** Red of ink on paper, and of the paper beside it, 0…255. */
  readonly ink: number;
  readonly paper: number;
  /** By how much ink is stronger in red, in the mean. */
  readonly redness: number;
}

/** How far beside ink the paper is looked at, as a share of the picture's width. */
const BESIDE = 0.01;

function measured({ width, pixels }: Picture): Seal {
  const [inks, papers] = [new Uint32Array(256), new Uint32Array(256)];
  const beside = 3 * Math.round(width * BESIDE);
  let [count, sum] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    const redness = rednessAt(pixels, at);
    if (redness < RED) continue;
    count++;
    sum += redness;
    add(inks, pixels[at]);
    if (rednessAt(pixels, at + beside) < PALE) add(papers, pixels[at + beside]);
  }
  // More than half of what lies beside ink is paper; the darker part is print.
  return {
    count,
    ink: quantileOf(inks, 0.5),
    paper: quantileOf(papers, 0.6),
    redness: sum / count,
  };
}

function add(counts: Uint32Array, value = 0): void {
  counts[value] = (counts[value] ?? 0) + 1;
}

/** The value that a share of all does not exceed. */
function quantileOf(counts: Uint32Array, share: number): number {
  let left = share * counts.reduce((sum, count) => sum + count, 0);
  return counts.findIndex((count) => (left -= count) <= 0);
}

/** The share of a place's pixels that are red ink, 0…1. Every second row and column is looked at. */
export function redShareOf({ width, height, pixels }: Picture, rect: Rect): number {
  const corners = cornersOf(rect);
  const [left, right] = ends(
    corners.map(({ x }) => x),
    width,
  );
  const [top, bottom] = ends(
    corners.map(({ y }) => y),
    height,
  );
  let [red, all] = [0, 0];
  for (let y = top; y < bottom; y += 2)
    for (let x = left; x < right; x += 2, all++)
      if (rednessAt(pixels, (y * width + x) * 3) >= RED) red++;
  return all === 0 ? 0 : red / all;
}

const ends = (places: readonly number[], size: number): readonly [number, number] => [
  Math.max(0, Math.floor(Math.min(...places))),
  Math.min(size, Math.ceil(Math.max(...places))),
];
