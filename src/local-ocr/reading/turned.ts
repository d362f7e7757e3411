import sharp from "sharp";
import type { Point, Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";

/** Quarters of a turn, clockwise on the screen. */
export type Quarters = 0 | 1 | 2 | 3;

/** The picture turned clockwise. */
export async function turned(picture: Picture, quarters: Quarters): Promise<Picture> {
  if (quarters === 0) return picture;
  const { width, height, pixels, toSent } = picture;
  const isSideways = quarters !== 2;
  const raw = { width, height, channels: 3 } as const;
  return {
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    pixels: await sharp(pixels, { raw })
      .rotate(90 * quarters)
      .raw()
      .toBuffer(),
    toSent: (place) => toSent(before(place, picture, quarters)),
  };
}

/** Where a place of the turned picture was before. */
function before({ x, y }: Point, { width, height }: Picture, quarters: 1 | 2 | 3): Point {
  if (quarters === 1) return { x: y, y: height - x };
  if (quarters === 2) return { x: width - x, y: height - y };
  return { x: width - y, y: x };
}

/** Where a rectangle lies when its picture has been turned upside down; it still reads rightwards. */
export const turnedOver = (rect: Rect, { width, height }: Picture): Rect => ({
  ...rect,
  center: { x: width - rect.center.x, y: height - rect.center.y },
});

/** Where a rectangle lies when its picture has been turned clockwise by a quarter. */
export const turnedAside = (rect: Rect, { height }: Picture): Rect => ({
  ...rect,
  center: { x: height - rect.center.y, y: rect.center.x },
  width: rect.height,
  height: rect.width,
});
