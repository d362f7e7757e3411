import sharp from "sharp";
import type { HostileCase } from "../case.ts";
import { withScans } from "../jpeg.ts";
import { blackPng, chunk, header, pngOf, zeros, type PngHeader } from "../png.ts";

/** Small files that decode to much. The last ones keep within every limit on their size. */
const BLACK: readonly (readonly [name: string, head: PngHeader])[] = [
  ["1 bit, 20000×20000", { width: 20_000, height: 20_000, bits: 1, colour: 0 }],
  ["1 bit, 65535×3000", { width: 65_535, height: 3000, bits: 1, colour: 0 }],
  ["grey, 30000×10000", { width: 30_000, height: 10_000, colour: 0 }],
  ["colours, 16000×16000", { width: 16_000, height: 8000 }],
  ["1 bit, 40 megapixels", { width: 8000, height: 5000, bits: 1, colour: 0 }],
  ["grey, 40 megapixels", { width: 8000, height: 5000, colour: 0 }],
  ["palette, 40 megapixels", { width: 8000, height: 5000, colour: 3 }],
  ["colours, 40 megapixels", { width: 8000, height: 5000 }],
  ["alpha, 40 megapixels", { width: 8000, height: 5000, colour: 6 }],
  ["16 bits, 40 megapixels", { width: 8000, height: 5000, bits: 16 }],
  ["16 bits and alpha, 40 megapixels", { width: 8000, height: 5000, bits: 16, colour: 6 }],
  ["interlaced, 40 megapixels", { width: 8000, height: 5000, isInterlaced: true }],
  [
    "16 bits, alpha, interlaced, 24 megapixels",
    { width: 6000, height: 4000, bits: 16, colour: 6, isInterlaced: true },
  ],
  ["interlaced, 5000×5000", { width: 5000, height: 5000, isInterlaced: true }],
  ["40000×1000", { width: 40_000, height: 1000 }],
  ["1000×40000", { width: 1000, height: 40_000 }],
];

/** Sizes that are lies: nothing behind them. */
const LIES: readonly (readonly [number, number])[] = [
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 32 - 1, 1],
  [1, 2 ** 31 - 1],
  [100_000, 100_000],
  [65_536, 65_536],
  [6000, 6000],
  [0, 100],
  [100, 0],
];

const MIB = 2 ** 20;
const profile = (data: Buffer) =>
  chunk("iCCP", Buffer.concat([Buffer.from("p\0\0", "latin1"), data]));
const text = (data: Buffer) =>
  chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), data]));
const international = (data: Buffer) =>
  chunk("iTXt", Buffer.concat([Buffer.from("Comment\0\x01\0\0\0", "latin1"), data]));

const small = { width: 64, height: 64 };
const around = (...extra: readonly Buffer[]) =>
  pngOf(header(small), ...extra, chunk("IDAT", zeros(64 * 193)));

const scanBomb = async (side: number, times: number) => {
  const noise = { create: { width: side, height: side, channels: 3, background: "#888" } } as const;
  return withScans(await sharp(noise).jpeg({ progressive: true, quality: 60 }).toBuffer(), times);
};

export const BOMBS: readonly HostileCase[] = [
  ...BLACK.map(([name, head]) => ({ name: `bomb: PNG, ${name}`, bytes: () => blackPng(head) })),
  ...LIES.map(([width, height]) => ({
    name: `bomb: PNG says ${width}×${height}`,
    bytes: () => pngOf(header({ width, height }), chunk("IDAT", zeros(1000))),
  })),
  { name: "bomb: zTXt of 200 MiB", bytes: () => around(text(zeros(200 * MIB))) },
  { name: "bomb: iTXt of 200 MiB", bytes: () => around(international(zeros(200 * MIB))) },
  { name: "bomb: iCCP of 200 MiB", bytes: () => around(profile(zeros(200 * MIB))) },
  {
    name: "bomb: twenty zTXt of 50 MiB",
    bytes: () => around(...Array.from({ length: 20 }, () => text(zeros(50 * MIB)))),
  },
  {
    name: "bomb: 100,000 chunks",
    bytes: () =>
      around(
        Buffer.concat(Array.from({ length: 100_000 }, () => chunk("tEXt", Buffer.from("a\0b")))),
      ),
  },
  {
    name: "bomb: IDAT of 300 MiB for 64×64",
    bytes: () => pngOf(header(small), chunk("IDAT", zeros(300 * MIB))),
  },
  { name: "bomb: JPEG, 100 scans more of 2000×2000", bytes: () => scanBomb(2000, 100) },
  { name: "bomb: JPEG, 100 scans more of 6000×6000", bytes: () => scanBomb(6000, 100) },
  { name: "bomb: JPEG, 1,000 scans more of 1000×1000", bytes: () => scanBomb(1000, 1000) },
  { name: "bomb: JPEG, as many scans as fit, of 6300×6300", bytes: () => scanBomb(6300, 180) },
];
