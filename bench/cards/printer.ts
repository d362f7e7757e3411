import type { FontName } from "./fonts.ts";
import type { Colour } from "./raster.ts";
import type { Random } from "./random.ts";

/** A machine in some office that fills in forms. */
export interface Printer {
  readonly name: "dot matrix" | "worn dot matrix" | "thermal" | "laser";
  readonly chinese: FontName;
  /** Digits and letters. */
  readonly latin: LatinName;
  readonly zero: "plain" | "slashed" | "dotted";
  /** Height of a Chinese character, in millimetres; digits are half as wide. */
  readonly size: number;
  /** Extra space after each character, in millimetres. */
  readonly tracking: number;
  /** Dots down a character; absent for printers that draw outlines. */
  readonly dots?: { readonly count: number; readonly radius: number; readonly weight: number };
  readonly ink: Colour;
  /** 0…1 */
  readonly strength: number;
  /** Share of the print that is missing, in specks. */
  readonly specks: number;
}

export type LatinName = (typeof OWN_LATIN)[keyof typeof OWN_LATIN] | "mono" | "courier" | "sans";

const INKS: readonly Colour[] = [
  [28, 28, 32],
  [36, 38, 58],
  [40, 44, 84],
  [52, 52, 60],
];

export function choosePrinter(random: Random): Printer {
  const name = random.weighted([
    ["dot matrix", 42],
    ["worn dot matrix", 14],
    ["thermal", 22],
    ["laser", 22],
  ] as const);
  const isMatrix = name.endsWith("dot matrix");
  const chinese = random.pick(CHINESE[name]);
  return {
    name,
    chinese,
    latin: random.chance(0.5) ? OWN_LATIN[chinese] : random.pick(LATIN[name]),
    zero: random.weighted([
      ["plain", 5],
      ["slashed", isMatrix ? 4 : 1],
      ["dotted", isMatrix ? 1 : 0.5],
    ] as const),
    size: random.between(2.75, 3.3),
    tracking: random.chance(0.3) ? random.between(0.05, 0.22) : 0,
    ink: random.pick(INKS),
    strength: name === "worn dot matrix" ? random.between(0.68, 0.82) : random.between(0.84, 0.97),
    specks: name === "laser" ? 0 : random.between(0, name === "thermal" ? 0.02 : 0.04),
    ...(isMatrix && {
      dots: {
        count: 24,
        radius: random.between(0.6, 0.82),
        weight: random.between(...STRIKES[chinese]),
      },
    }),
  };
}

const CHINESE = {
  "dot matrix": ["ming", "ming", "song", "zenHei", "microHei"],
  "worn dot matrix": ["ming", "song", "zenHei"],
  thermal: ["ming", "song", "zenHei", "hei", "kai"],
  laser: ["song", "hei", "ming", "microHei", "kai"],
} as const;

/** Bounds of the share of a dot that a stroke must fill: Hei is bold, and would clot where Song just holds together. */
const STRIKES: Readonly<Record<keyof typeof OWN_LATIN, readonly [number, number]>> = {
  ming: [0.2, 0.32],
  song: [0.22, 0.34],
  kai: [0.24, 0.36],
  hei: [0.4, 0.55],
  zenHei: [0.36, 0.52],
  microHei: [0.4, 0.55],
};

/** Digits and letters that belong to the Chinese font. */
const OWN_LATIN = {
  ming: "ming",
  kai: "ming",
  song: "serif",
  hei: "heiMono",
  zenHei: "zenHeiMono",
  microHei: "microHeiMono",
} as const;

const LATIN = {
  "dot matrix": ["mono", "courier", "sans"],
  "worn dot matrix": ["mono", "courier"],
  thermal: ["mono", "courier", "serif", "sans"],
  laser: ["serif", "sans", "courier"],
} as const;
