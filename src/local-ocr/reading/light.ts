import sharp from "sharp";

/** Pixels as they come from the decoder: three bytes each. */
interface Raw {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}

/** A picture whose brighter parts are darker than this was taken in the dark. */
const DARK = 130;
/** Where its brighter parts are put, 0…255. */
const BRIGHT = 220;
/** What smooths the grain away that dark pictures have, in pixels; letters stay readable. */
const SMOOTH = 1.2;

/** A picture taken in the dark, as if there had been light; any other as it is. */
export async function lit({ data, info }: Raw): Promise<Uint8Array> {
  const bright = brightOf(data, info);
  if (bright >= DARK) return data;
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .blur(SMOOTH)
    .linear(BRIGHT / Math.max(1, bright), 0)
    .raw()
    .toBuffer();
}

/** Places looked at along each side; at each a square of pixels is averaged, so that grain does not count. */
const PLACES = 64;
const SQUARE = 5;

/** The green that one place in twenty exceeds, 0…255. */
function brightOf(data: Uint8Array, { width, height }: Raw["info"]): number {
  const places = Array.from({ length: PLACES ** 2 }, (_, i) => {
    const x = Math.floor(((i % PLACES) / PLACES) * Math.max(0, width - SQUARE));
    const y = Math.floor((Math.floor(i / PLACES) / PLACES) * Math.max(0, height - SQUARE));
    return meanGreen(data, width, y * width + x);
  });
  return places.sort((a, b) => a - b)[Math.floor(0.95 * places.length)] ?? 0;
}

function meanGreen(data: Uint8Array, width: number, corner: number): number {
  let sum = 0;
  for (let row = 0; row < SQUARE; row++)
    for (let column = 0; column < SQUARE; column++)
      sum += data[(corner + row * width + column) * 3 + 1] ?? 0;
  return sum / SQUARE ** 2;
}
