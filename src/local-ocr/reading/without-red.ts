import sharp from "sharp";
import { cornersOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";

/** Red ink is this much stronger in red than in the next colour; tinted paper is not. */
const RED = 40;
/** Green exceeds blue by no more of what red exceeds green: wood and skin are yellower. */
const YELLOWISH = 0.35;
/** What is redder than paper by this is paper with a breath of ink, as at the edge of a stroke. */
const PALE = 8;
/** A seal has at least this share of the pixels of a picture that it could spoil. */
const LEAST_SHARE = 0.004;

/**
 * The picture without its red seal: where that lies over print, only the print is left.
 *
 * Stamp ink is a filter. It takes much of green and blue and some of red, and leaves a pixel redder
 * by the more of it; what it took of red is given back in that proportion, which is measured on
 * the seal itself and the paper beside it. Print below the ink stays as dark as it was. Cameras and
 * JPEG blur colours more than brightness, so beside a stroke too much is given back: nothing gets
 * brighter than the paper round about, nor of another tint.
 *
 * @returns undefined when there is no seal on paper to speak of
 */
export async function withoutRed(picture: Picture): Promise<Picture | undefined> {
  const { pixels } = picture;
  const { count, ink, paper } = measured(picture);
  const [red, green, blue] = paper;
  if (count < (LEAST_SHARE * pixels.length) / 3 || red === 0) return undefined;
  // Where less of the paper shines through, there is less of its tint.
  const tintAt = (brightness: number) => rednessOf(red, green, blue) * (brightness / red);
  const gain = Math.max(0, (red - ink.red) / (ink.redness - tintAt(ink.red)));
  const usual = await usualRedOf(picture);
  const clean = Uint8Array.from(pixels);
  for (let at = 0; at < clean.length; at += 3) {
    const [own = 0, most = 0] = [pixels[at], usual[at / 3]];
    const excess = rednessAt(pixels, at) - tintAt(Math.min(own, red));
    if (excess < PALE) continue;
    const given = Math.min(most, own + gain * excess) / red;
    clean[at] = given * red;
    clean[at + 1] = Math.min(255, given * green);
    clean[at + 2] = Math.min(255, given * blue);
  }
  return { ...picture, pixels: clean };
}

const rednessOf = (red: number, green: number, blue: number) => red - Math.max(green, blue);

const rednessAt = (pixels: Uint8Array, at: number) =>
  rednessOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);

function isInk(pixels: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
  return rednessOf(red, green, blue) >= RED && green - blue < YELLOWISH * (red - green);
}

/** What is usual round about is looked for in a picture of this width, among so many pixels each way. */
const USUAL_WIDTH = 300;
const USUAL_REACH = 13;

/** The red that is usual round each pixel, 0…255: that of the paper, of which print and seal leave more than half. */
async function usualRedOf({ width, height, pixels }: Picture): Promise<Uint8Array> {
  const small = { width: USUAL_WIDTH, height: Math.ceil((height * USUAL_WIDTH) / width) };
  const shrunk = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .extractChannel("red")
    .resize({ ...small, fit: "fill", kernel: "nearest" })
    .raw()
    .toBuffer();
  const usual = await sharp(shrunk, { raw: { ...small, channels: 1 } })
    .median(USUAL_REACH)
    .raw()
    .toBuffer();
  return sharp(usual, { raw: { ...small, channels: 1 } })
    .resize({ width, height, fit: "fill", kernel: "linear" })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

interface Seal {
  /** Of its pixels. */
  readonly count: number;
  /** Ink on paper: how much of red there is, 0…255, and by how much it is stronger. */
  readonly ink: { readonly red: number; readonly redness: number };
  /** Red, green and blue of the paper beside it, 0…255. */
  readonly paper: readonly [number, number, number];
}

/** How far beside ink the paper is looked at, as a share of the picture's width. */
const BESIDE = 0.01;

function measured({ width, pixels }: Picture): Seal {
  const [inks, papers] = [new Uint32Array(256), [0, 1, 2].map(() => new Uint32Array(256))];
  const beside = 3 * Math.round(width * BESIDE);
  let [count, redness] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    if (!isInk(pixels, at)) continue;
    count++;
    redness += rednessAt(pixels, at);
    add(inks, pixels[at]);
    if (rednessAt(pixels, at + beside) < RED / 2)
      for (const [channel, values] of papers.entries()) add(values, pixels[at + beside + channel]);
  }
  // More than half of what lies beside ink is paper; the darker part is print.
  const [red = 0, green = 0, blue = 0] = papers.map((values) => quantileOf(values, 0.6));
  return {
    count,
    ink: { red: quantileOf(inks, 0.5), redness: redness / count },
    paper: [red, green, blue],
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
    for (let x = left; x < right; x += 2, all++) if (isInk(pixels, (y * width + x) * 3)) red++;
  return all === 0 ? 0 : red / all;
}

const ends = (places: readonly number[], size: number): readonly [number, number] => [
  Math.max(0, Math.floor(Math.min(...places))),
  Math.min(size, Math.ceil(Math.max(...places))),
];
