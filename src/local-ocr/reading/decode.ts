import sharp from "sharp";
import type { Sharp } from "sharp";
import { decodeBmp, isBmp } from "./bmp.ts";
import type { Picture } from "./picture.ts";
import { ReadingError } from "./reading-error.ts";

/** One picture at a time: libvips' own threads and its cache of operations only cost memory. */
sharp.concurrency(1);
sharp.cache(false);

/** The largest picture decoded, in pixels: looked at in the header, before anything is allocated. */
const LIMIT_PIXELS = 40_000_000;

/**
 * The longest side read. A card that fills a picture of this size has letters of some 80 pixels;
 * the models want 48. Larger JPEGs are shrunk while they are decoded, which saves most of the work.
 */
const LONGEST_SIDE = 2_000;

const FORMATS: ReadonlySet<string | undefined> = new Set(["jpeg", "png"]);

/**
 * Decodes a picture into upright RGB, as a viewer shows it: EXIF orientation is followed,
 * transparency lies on white.
 *
 * @throws {ReadingError} `IMAGE_UNDECODABLE`: not a whole JPEG, PNG or BMP, or above 40 million pixels
 */
export async function decode(image: Uint8Array): Promise<Picture> {
  try {
    const source = isBmp(image) ? openBmp(image) : sharp(image, { ...LIMITS });
    return await shrink(source);
  } catch (cause) {
    if (cause instanceof ReadingError) throw cause;
    throw new ReadingError("IMAGE_UNDECODABLE", "The picture cannot be decoded.", { cause });
  }
}

/** "truncated" refuses half a picture, and still takes the harmless oddities that cameras write. */
const LIMITS = { limitInputPixels: LIMIT_PIXELS, failOn: "truncated" } as const;

function openBmp(image: Uint8Array): Sharp {
  const { pixels, width, height } = decodeBmp(image, LIMIT_PIXELS);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function shrink(source: Sharp): Promise<Picture> {
  const { format, width, height } = await source.metadata();
  if (format !== "raw" && !FORMATS.has(format))
    throw new ReadingError("IMAGE_UNDECODABLE", `Expected a JPEG, PNG or BMP, got ${format}.`);
  const { data, info } = await source
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = Math.max(width, height) / Math.max(info.width, info.height);
  return { width: info.width, height: info.height, pixels: data, scale };
}
