import type { Sharp } from "sharp";
import { lit } from "./light.ts";
import type { Picture } from "./picture.ts";

/** A rectangle in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A sent picture, of which parts can be looked at more closely. */
export interface Source {
  /** All of it, shrunk to what is worth reading at once. */
  readonly whole: Picture;
  /** A part of it, in pixels of the sent picture, as large as it is there, within bounds. */
  part(area: Area): Promise<Picture>;
}

/**
 * The longest side read. A card that fills a picture of this size has letters of some 80 pixels;
 * the models want 48. Larger JPEGs are shrunk while they are decoded, which saves most of the work.
 */
const LONGEST_SIDE = 2_000;

/**
 * @param open - the sent picture, decoded anew each time: at full size it may have 120 megabytes
 * @param size - of the picture as a viewer shows it, EXIF orientation followed
 */
export async function sourceOf(
  open: () => Sharp,
  size: { readonly width: number; readonly height: number },
): Promise<Source> {
  const look = async (image: Sharp, { left, top, width, height }: Area): Promise<Picture> => {
    const { data, info } = await image
      .resize({
        width: LONGEST_SIDE,
        height: LONGEST_SIDE,
        fit: "inside",
        withoutEnlargement: true,
      })
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const scale = Math.max(width, height) / Math.max(info.width, info.height);
    return {
      width: info.width,
      height: info.height,
      pixels: await lit({ data, info }),
      toSent: ({ x, y }) => ({ x: left + x * scale, y: top + y * scale }),
    };
  };
  return {
    whole: await look(open().rotate(), { left: 0, top: 0, ...size }),
    part(area) {
      const within = clamped(area, size);
      return look(open().rotate().extract(within), within);
    },
  };
}

/** In whole pixels, inside the picture. */
function clamped(
  { left, top, width, height }: Area,
  size: { readonly width: number; readonly height: number },
): Area {
  const [x, y] = [clamp(left, size.width - 1), clamp(top, size.height - 1)];
  return {
    left: x,
    top: y,
    width: Math.max(1, clamp(left + width, size.width) - x),
    height: Math.max(1, clamp(top + height, size.height) - y),
  };
}

const clamp = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
