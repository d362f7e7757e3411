import sharp from "sharp";
import { DRIVER_SAMPLE, type HostileCase } from "../case.ts";
import { indexOfMarker } from "../jpeg.ts";
import { blackPng } from "../png.ts";

/** The size in the frame header, and nothing else of it. */
const sized = (width: number, height: number) => {
  const bytes = Buffer.from(DRIVER_SAMPLE);
  const at = indexOfMarker(bytes, 0xc0);
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
};

/** Sizes that nobody sends, true and false. */
export const SIZES: readonly HostileCase[] = [
  ...(
    [
      [1, 1],
      [1, 20_000],
      [20_000, 1],
      [2, 2],
      [3, 5000],
      [5000, 3],
      [31, 33],
      [16_000, 40],
    ] as const
  ).map(([width, height]) => ({
    name: `size: PNG ${width}×${height}`,
    bytes: () => blackPng({ width, height }),
  })),
  ...(
    [
      [1, 1],
      [65_535, 1],
      [1, 65_500],
      [10_000, 8],
    ] as const
  ).map(([width, height]) => ({
    name: `size: JPEG ${width}×${height}`,
    bytes: () =>
      sharp({ create: { width: Math.min(width, 65_500), height, channels: 3, background: "#fff" } })
        .jpeg()
        .toBuffer(),
  })),
  ...(
    [
      [0, 100],
      [100, 0],
      [65_535, 65_535],
      [65_535, 600],
      [8, 8],
      [6300, 6300],
    ] as const
  ).map(([width, height]) => ({
    name: `size: JPEG that says ${width}×${height}`,
    bytes: () => sized(width, height),
  })),
];
