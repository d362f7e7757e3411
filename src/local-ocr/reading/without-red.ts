import type { Picture } from "./picture.ts";

/** Red ink is this much stronger in red than in the next colour; tinted paper is not. */
const RED = 40;
/** A seal has at least this share of the pixels of a picture that it could spoil. */
const LEAST_SHARE = 0.004;

/**
 * The picture without its red seal: where that lies over print, only the print is left.
 *
 * Red ink is nearly as bright as paper in red light. Each red pixel becomes the grey of its red, and
 * brighter by its redness, which dark print does not have.
 *
 * @returns undefined when there is no seal to speak of
 */
export function withoutRed(picture: Picture): Picture | undefined {
  const pixels = Uint8Array.from(picture.pixels);
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const redness = red - Math.max(green, blue);
    if (redness < RED) continue;
    pixels.fill(Math.min(255, red + redness), at, at + 3);
    count++;
  }
  return count < (LEAST_SHARE * pixels.length) / 3 ? undefined : { ...picture, pixels };
}
