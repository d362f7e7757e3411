import type { ImageFormat } from "./image-format.ts";
import { jpegWithoutMetadata } from "./jpeg-metadata.ts";
import { pngWithoutMetadata } from "./png-metadata.ts";

/**
 * A picture without what does not belong to its looks: place, device, time, owner, thumbnails,
 * texts, and whatever stands behind its end. Which way is up stays.
 *
 * The pixels are not touched, and nothing is copied. No library does so here: sharp encodes anew,
 * which costs sharpness and time; piexifjs knows JPEG's EXIF alone, and has not been kept for years.
 *
 * @param bytes - a whole picture, as `readImageHeader` has found it
 * @returns pieces of it, to be sent one after the other
 */
export function withoutMetadata(format: ImageFormat, bytes: Uint8Array): readonly Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case "JPEG":
      return jpegWithoutMetadata(buffer);
    case "PNG":
      return pngWithoutMetadata(buffer);
    case "BMP":
      return [bytes]; // has no room for any
  }
}
