import sharp from "sharp";
import { quantileOf } from "./numbers.ts";

/** Pixels as they come from the decoder: three bytes each. */
interface Raw {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}

/** A picture whose brighter parts are darker than this was taken in the dark. */
const DARK = 130;
/** Where its brighter parts are put, 0…255. */
const BRIGHT = 220;
/** How far grain is smoothed away, in pixels: the grainier the farther, up to where letters suffer. */
const MOST_SMOOTH = 1.7;
/** Grain that is smoothed over one pixel: the deviation of brightened pixels, 0…255. */
const GRAIN = 15;
/** What the library can do at least. */
const LEAST_SMOOTH = 0.3;

/** A picture taken in the dark, as if there had been light; any other as it is. */
export async function lit({ data, info }: Raw): Promise<Uint8Array> {
  const squares = squaresOf(data, info);
  const means = squares.map(({ mean }) => mean);
  const bright = quantileOf(means, 0.95);
  if (bright >= DARK) return data;
  const gain = BRIGHT / Math.max(1, bright);
  // Where letters or an edge lie, pixels differ without any grain.
  const deviations = squares.map(({ deviation }) => deviation);
  const grain = gain * quantileOf(deviations, 0.3);
  const smooth = Math.min(MOST_SMOOTH, grain / GRAIN);
  const picture = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
  if (smooth >= LEAST_SMOOTH) picture.blur(smooth);
  return picture.linear(gain, 0).raw().toBuffer();
}

/** Of a few pixels side by side, in their green. */
interface Square {
  readonly mean: number;
  readonly deviation: number;
}

/** Places looked at along each side; at each is a square of so many pixels a side. */
const PLACES = 64;
const SIDE = 5;

function squaresOf(data: Uint8Array, { width, height }: Raw["info"]): readonly Square[] {
  return Array.from({ length: PLACES ** 2 }, (_, i) => {
    const x = Math.floor(((i % PLACES) / PLACES) * Math.max(0, width - SIDE));
    const y = Math.floor((Math.floor(i / PLACES) / PLACES) * Math.max(0, height - SIDE));
    return squareAt(data, width, y * width + x);
  });
}

function squareAt(data: Uint8Array, width: number, corner: number): Square {
  let [sum, sumOfSquares] = [0, 0];
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const green = data[(corner + row * width + column) * 3 + 1] ?? 0;
      sum += green;
      sumOfSquares += green ** 2;
    }
  const mean = sum / SIDE ** 2;
  return { mean, deviation: Math.sqrt(Math.max(0, sumOfSquares / SIDE ** 2 - mean ** 2)) };
}
