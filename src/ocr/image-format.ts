import { EOI, nextMarker, SOS } from "./jpeg-markers.ts";

/** The formats the API takes, by content: a name or a declared type proves nothing. */
export const IMAGE_FORMATS = ["JPEG", "PNG", "BMP"] as const;

export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** What stands in a picture's own headers. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** In pixels, as stored: an EXIF orientation is not applied. */
  readonly width: number;
  readonly height: number;
}

export type ImageFault =
  /** No bytes at all. */
  | "EMPTY"
  /** Another kind of file, or a picture of several frames. */
  | "UNSUPPORTED"
  /** The right kind of file, but damaged or cut off. */
  | "BROKEN";

/**
 * Walks through the structure of a picture without decoding it.
 *
 * A JPEG must run from its frame header to its end mark, a PNG from IHDR to IEND, a BMP must hold
 * the pixels that its header announces: so a cut-off upload is found before anybody pays for it.
 * Bytes behind the end mark are let pass: phones put their own data there.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | ImageFault {
  if (bytes.length === 0) return "EMPTY";
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, JPEG_MARK)) return readJpeg(buffer);
  if (startsWith(buffer, PNG_MARK)) return readPng(buffer);
  if (startsWith(buffer, BMP_MARK)) return readBmp(buffer);
  return "UNSUPPORTED";
}

const JPEG_MARK = Buffer.from([0xff, 0xd8, 0xff]);
const PNG_MARK = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const BMP_MARK = Buffer.from("BM", "latin1");

const startsWith = (buffer: Buffer, mark: Buffer) =>
  buffer.length >= mark.length && mark.equals(buffer.subarray(0, mark.length));

/** Far more than pictures have. A file of nothing else has a million, and takes a second to walk. */
const MOST_SEGMENTS = 4096;
const MOST_CHUNKS = 16_384;

/** @see ITU-T T.81, annex B: markers, lengths and the order of segments */
function readJpeg(buffer: Buffer): ImageHeader | ImageFault {
  let header: ImageHeader | undefined;
  let segments = 0;
  for (let at = nextMarker(buffer, 2); at !== -1;) {
    if (++segments > MOST_SEGMENTS) return "BROKEN";
    const marker = buffer[at + 1];
    if (marker === EOI) return header ?? "BROKEN";
    if (at + 4 > buffer.length) return "BROKEN";
    const end = at + 2 + buffer.readUInt16BE(at + 2);
    if (end > buffer.length) return "BROKEN";
    if (isFrameHeader(marker)) {
      if (end - at < 10) return "BROKEN";
      header = sized("JPEG", buffer.readUInt16BE(at + 7), buffer.readUInt16BE(at + 5));
    }
    if (marker === SOS && header === undefined) return "BROKEN";
    at = nextMarker(buffer, end);
  }
  return "BROKEN";
}

/** SOF0 … SOF15, without DHT (C4), JPG (C8) and DAC (CC), which share their range. */
const isFrameHeader = (marker = 0) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** @see PNG specification, third edition, §5: chunks; an `acTL` chunk makes it an animation */
function readPng(buffer: Buffer): ImageHeader | ImageFault {
  let header: ImageHeader | undefined;
  let chunks = 0;
  for (let at = PNG_MARK.length; at + 12 <= buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    if (++chunks > MOST_CHUNKS) return "BROKEN";
    const kind = buffer.toString("latin1", at + 4, at + 8);
    if (kind === "acTL") return "UNSUPPORTED";
    if (kind === "IEND") return header ?? "BROKEN";
    if (kind === "IHDR" && at + 16 <= buffer.length)
      header = sized("PNG", buffer.readUInt32BE(at + 8), buffer.readUInt32BE(at + 12));
  }
  return "BROKEN";
}

/** Length of the smallest BMP header that we read: file header and BITMAPINFOHEADER, in bytes. */
const BMP_HEADER_BYTES = 54;

/** Compressed bitmaps cannot be checked for completeness and no camera makes them. */
function readBmp(buffer: Buffer): ImageHeader | ImageFault {
  if (buffer.length < BMP_HEADER_BYTES) return "BROKEN";
  const width = buffer.readInt32LE(18);
  const height = Math.abs(buffer.readInt32LE(22));
  const bitsPerPixel = buffer.readUInt16LE(28);
  const compression = buffer.readUInt32LE(30);
  if (![0, 3].includes(compression) || ![1, 4, 8, 16, 24, 32].includes(bitsPerPixel))
    return "UNSUPPORTED";
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  if (buffer.readUInt32LE(10) + rowBytes * height > buffer.length) return "BROKEN";
  return sized("BMP", width, height) ?? "BROKEN";
}

const sized = (format: ImageFormat, width: number, height: number): ImageHeader | undefined =>
  width > 0 && height > 0 ? { format, width, height } : undefined;
