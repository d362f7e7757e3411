import { ReadingError } from "./reading-error.ts";

/** The raw pixels of a bitmap: three bytes a pixel, red first, from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: 8 | 24 | 32;
  readonly pixelsAt: number;
  readonly paletteAt: number;
  readonly colours: number;
}

/** `BITMAPINFOHEADER`, the smallest header of the kinds read here; later kinds only add to it. */
const INFO_HEADER_BYTES = 40;
const FILE_HEADER_BYTES = 14;
const UNCOMPRESSED = 0;
/** `BI_BITFIELDS`: 32 bits by masks. Read only where the masks are those of the plain form. */
const BIT_FIELDS = 3;
const PLAIN_MASKS = [0xff0000, 0xff00, 0xff];

export const isBmp = (file: Uint8Array) => file[0] === 0x42 && file[1] === 0x4d;

/**
 * Decodes a Windows bitmap of 8 (palette), 24 or 32 bits, uncompressed, in either direction.
 *
 * sharp does not read bitmaps, and its list of formats is fixed when it is built.
 *
 * @param limitPixels - largest width × height, looked at before anything is allocated
 * @throws {ReadingError} any other kind of bitmap, a truncated file, too many pixels
 */
export function decodeBmp(file: Uint8Array, limitPixels: number): Bitmap {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const header = readHeader(view);
  const { width, height, topDown, bits, pixelsAt } = header;
  if (width * height > limitPixels) throw undecodable("has too many pixels");
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (pixelsAt + rowBytes * height > file.byteLength) throw undecodable("is truncated");
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = pixelsAt + (topDown ? y : height - 1 - y) * rowBytes;
    const row = pixels.subarray(y * width * 3, (y + 1) * width * 3);
    if (bits === 8) copyPaletteRow(file, from, row, header);
    else copyColourRow(file, from, row, bits / 8);
  }
  return { width, height, pixels };
}

function readHeader(view: DataView): Header {
  if (view.byteLength < FILE_HEADER_BYTES + INFO_HEADER_BYTES) throw undecodable("is truncated");
  const headerBytes = view.getUint32(14, true);
  const [width, height] = [view.getInt32(18, true), view.getInt32(22, true)];
  const bits = view.getUint16(28, true);
  if (headerBytes < INFO_HEADER_BYTES || width <= 0 || height === 0) throw undecodable("is broken");
  if (bits !== 8 && bits !== 24 && bits !== 32) throw undecodable("has a depth that is not read");
  if (!isPlain(view, bits)) throw undecodable("is compressed");
  return {
    width,
    height: Math.abs(height),
    topDown: height < 0,
    bits,
    pixelsAt: view.getUint32(10, true),
    paletteAt: FILE_HEADER_BYTES + headerBytes,
    colours: view.getUint32(46, true) || 256,
  };
}

function isPlain(view: DataView, bits: number): boolean {
  const compression = view.getUint32(30, true);
  if (compression === UNCOMPRESSED) return true;
  if (compression !== BIT_FIELDS || bits !== 32 || view.byteLength < 66) return false;
  return PLAIN_MASKS.every((mask, i) => view.getUint32(54 + 4 * i, true) === mask);
}

function copyColourRow(file: Uint8Array, from: number, row: Uint8Array, step: number): void {
  for (let to = 0, at = from; to < row.length; to += 3, at += step) {
    row[to] = file[at + 2] ?? 0;
    row[to + 1] = file[at + 1] ?? 0;
    row[to + 2] = file[at] ?? 0;
  }
}

function copyPaletteRow(file: Uint8Array, from: number, row: Uint8Array, header: Header): void {
  const { paletteAt, colours, pixelsAt } = header;
  if (paletteAt + colours * 4 > pixelsAt) throw undecodable("has a broken palette");
  for (let to = 0, at = from; to < row.length; to += 3, at++) {
    const colour = file[at] ?? 0;
    if (colour >= colours) throw undecodable("has a colour outside its palette");
    copyColourRow(file, paletteAt + colour * 4, row.subarray(to, to + 3), 4);
  }
}

const undecodable = (fact: string) => new ReadingError("IMAGE_UNDECODABLE", `The bitmap ${fact}.`);
