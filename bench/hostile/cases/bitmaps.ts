import { bmpOf, rowBytes } from "../bmp.ts";
import { DRIVER_SAMPLE, type HostileCase } from "../case.ts";

const pixels = (width: number, height: number, bits: number) =>
  Buffer.alloc(rowBytes(width, bits) * height, 99);

/** Bitmaps whose headers lie, or that nobody writes any more. */
export const BITMAPS: readonly HostileCase[] = [
  { name: "bmp: 2^31 − 1 wide", bytes: () => bmpOf({ width: 2 ** 31 - 1, height: 1 }) },
  {
    name: "bmp: lowest height there is",
    bytes: () => bmpOf({ width: 1, height: -(2 ** 31) }, pixels(1, 1, 24)),
  },
  {
    name: "bmp: negative width",
    bytes: () => bmpOf({ width: -100, height: 100 }, pixels(100, 100, 24)),
  },
  { name: "bmp: no size", bytes: () => bmpOf({ width: 0, height: 0 }) },
  {
    name: "bmp: 1 bit, 40 megapixels",
    bytes: () =>
      bmpOf(
        { width: 8000, height: 5000, bits: 1, colours: 2 },
        Buffer.alloc(8),
        pixels(8000, 5000, 1),
      ),
  },
  {
    name: "bmp: 4 bits, 10 megapixels",
    bytes: () =>
      bmpOf(
        { width: 4000, height: 2500, bits: 4, colours: 16 },
        Buffer.alloc(64, 80),
        pixels(4000, 2500, 4),
      ),
  },
  {
    name: "bmp: 8 bits without a palette",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 8 }, pixels(300, 300, 8)),
  },
  {
    name: "bmp: 16 bits",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 16 }, pixels(300, 300, 16)),
  },
  {
    name: "bmp: 32 bits",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 32 }, pixels(300, 300, 32)),
  },
  {
    name: "bmp: 2 bits",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 2 }, pixels(300, 300, 2)),
  },
  {
    name: "bmp: 255 bits",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 255 }, pixels(300, 300, 255)),
  },
  {
    name: "bmp: RLE8",
    bytes: () =>
      bmpOf(
        { width: 300, height: 300, bits: 8, compression: 1, colours: 256 },
        Buffer.alloc(1024),
        Buffer.alloc(2000, 255),
      ),
  },
  {
    name: "bmp: RLE4",
    bytes: () =>
      bmpOf(
        { width: 300, height: 300, bits: 4, compression: 2, colours: 16 },
        Buffer.alloc(64),
        Buffer.alloc(2000, 255),
      ),
  },
  {
    name: "bmp: RLE8 that never ends a row",
    bytes: () =>
      bmpOf({ width: 60_000, height: 600, bits: 8, compression: 1 }, Buffer.alloc(200_000, 255)),
  },
  {
    name: "bmp: bit fields without masks",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 32, compression: 3 }, pixels(300, 300, 32)),
  },
  {
    name: "bmp: bit fields of zero",
    bytes: () =>
      bmpOf(
        { width: 300, height: 300, bits: 32, compression: 3, offset: 66 },
        Buffer.alloc(12),
        pixels(300, 300, 32),
      ),
  },
  {
    name: "bmp: JPEG inside",
    bytes: () => bmpOf({ width: 300, height: 300, bits: 0, compression: 4 }, DRIVER_SAMPLE),
  },
  {
    name: "bmp: pixels start before the file",
    bytes: () => bmpOf({ width: 300, height: 300, offset: 0 }, pixels(300, 300, 24)),
  },
  {
    name: "bmp: pixels start behind the file",
    bytes: () => bmpOf({ width: 300, height: 300, offset: 2 ** 32 - 1 }, pixels(300, 300, 24)),
  },
  {
    name: "bmp: header of 2^32 − 1 bytes",
    bytes: () => bmpOf({ width: 300, height: 300, headerBytes: 2 ** 32 - 1 }, pixels(300, 300, 24)),
  },
  {
    name: "bmp: header of 12 bytes",
    bytes: () => bmpOf({ width: 300, height: 300, headerBytes: 12 }, pixels(300, 300, 24)),
  },
  {
    name: "bmp: 2^32 − 1 colours",
    bytes: () =>
      bmpOf(
        { width: 300, height: 300, bits: 8, colours: 2 ** 32 - 1, offset: 54 },
        pixels(300, 300, 8),
      ),
  },
];
