import sharp from "sharp";

/** A rectangle on the screen, in CSS pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How bright the pixels of a screenshot are, row by row, 0…255. */
export async function brightnessIn(screenshot: Buffer, rect: Rect, pixelRatio: number) {
  const { data, info } = await sharp(screenshot)
    .extract({
      left: Math.round(rect.x * pixelRatio),
      top: Math.round(rect.y * pixelRatio),
      width: Math.round(rect.width * pixelRatio),
      height: Math.round(rect.height * pixelRatio),
    })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { values: data, columns: info.width };
}

/** The share of pixels that are ink, 0…1. */
export async function inkIn(screenshot: Buffer, rect: Rect, pixelRatio: number): Promise<number> {
  const { values } = await brightnessIn(screenshot, rect, pixelRatio);
  return values.filter((value) => value < INK).length / values.length;
}

/** Printed text is darker than this, the pattern behind it is not. */
const INK = 128;
