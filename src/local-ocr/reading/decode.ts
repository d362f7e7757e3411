import sharp from "sharp";
import type { Sharp } from "sharp";
import { decodeBmp, isBmp } from "./bmp.ts";
import { ReadingError } from "./reading-error.ts";
import { sourceOf } from "./source.ts";
import type { Source } from "./source.ts";

/** One picture at a time: libvips' own threads and its cache of operations only cost memory. */
sharp.concurrency(1);
sharp.cache(false);

/** The largest picture decoded, in pixels: looked at in the header, before anything is allocated. */
const LIMIT_PIXELS = 40_000_000;

const FORMATS: ReadonlySet<string | undefined> = new Set(["jpeg", "png"]);

/**
 * Decodes a picture into upright RGB, as a viewer shows it: EXIF orientation is followed,
 * transparency lies on white.
 *
 * @throws {ReadingError} `IMAGE_UNDECODABLE`: not a whole JPEG, PNG or BMP, or above 40 million pixels
 */
export async function decode(image: Uint8Array): Promise<Source> {
  try {
    const open = opened(image);
    const { format, width, height, autoOrient } = await open().metadata();
    if (format !== "raw" && !FORMATS.has(format))
      throw new ReadingError("IMAGE_UNDECODABLE", `Expected a JPEG, PNG or BMP, got ${format}.`);
    return await sourceOf(open, format === "raw" ? { width, height } : autoOrient);
  } catch (cause) {
    if (cause instanceof ReadingError) throw cause;
    throw new ReadingError("IMAGE_UNDECODABLE", "The picture cannot be decoded.", { cause });
  }
}

/** "truncated" refuses half a picture, and still takes the harmless oddities that cameras write. */
const LIMITS = { limitInputPixels: LIMIT_PIXELS, failOn: "truncated" } as const;

function opened(image: Uint8Array): () => Sharp {
  if (!isBmp(image)) return () => sharp(image, { ...LIMITS });
  const { pixels, width, height } = decodeBmp(image, LIMIT_PIXELS);
  return () => sharp(pixels, { raw: { width, height, channels: 3 } });
}
