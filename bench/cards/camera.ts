import {
  product,
  project,
  scaleAndMove,
  viewOf,
  type Attitude,
  type Projection,
} from "./geometry.ts";
import { CARD } from "./layout.ts";
import type { Random } from "./random.ts";

/** How a picture is taken. */
export interface Shot {
  readonly name: "scan" | "daylight" | "lamp" | "dim room" | "flash";
  /** Width of the picture, in pixels. */
  readonly width: number;
  readonly attitude: Attitude;
  /** Room left of the card, right of it, above and below, as shares of the picture's width. */
  readonly margins: readonly [number, number, number, number];
  /** Standard deviation of the blur, in pixels of a picture 1000 wide. */
  readonly blur: number;
  /** Length of the smear of a hand that moves, in the same pixels; absent if it holds still. */
  readonly smear?: { readonly length: number; readonly angle: number };
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise: number;
  /** Contrast lost to haze and dull light, 0…1. */
  readonly haze: number;
  /** Brightness of the whole. */
  readonly exposure: number;
  /** Factors of red, green and blue. */
  readonly cast: readonly [number, number, number];
  /** How much darker the darkest corner is, 0…1. */
  readonly falloff: number;
  /** Strength of the light that the film throws back, 0…1. */
  readonly glare: number;
  /** Stripes between the film's or the scanner's grid and the picture's, of 255. */
  readonly moire: number;
  readonly isSharpened: boolean;
  /** JPEG quality, 40…95. */
  readonly quality: number;
  /** Film that reaches beyond the paper, in millimetres; 0 for a bare card. */
  readonly film: number;
}

export function chooseShot(random: Random): Shot {
  const name = random.weighted([
    ["scan", 18],
    ["daylight", 32],
    ["lamp", 22],
    ["dim room", 14],
    ["flash", 14],
  ] as const);
  const isScan = name === "scan";
  const dim = name === "dim room";
  const width = random.whole(600, 1600);
  const film = random.chance(0.55) ? random.between(1.2, 3.2) : 0;
  return {
    name,
    width,
    film,
    attitude: chooseAttitude(random, isScan),
    margins: chooseMargins(random, isScan),
    // A small picture cannot afford what a large one can: its letters are few pixels tall.
    blur: random.between(0.25, isScan ? 0.6 : 1.05) * Math.min(1, width / 900),
    ...(!isScan &&
      random.chance(0.15) && {
        smear: { length: random.between(1, 2.4), angle: random.between(0, 3.14) },
      }),
    noise: random.between(0.5, MOST_NOISE[name]),
    haze: random.between(0, dim ? 0.25 : 0.16),
    exposure: dim ? random.between(0.62, 0.82) : random.between(0.86, 1.06),
    cast: castOf(name, random),
    falloff: isScan ? random.between(0, 0.05) : random.between(0.05, 0.38),
    glare: film > 0 || random.chance(0.3) ? random.between(0.05, name === "flash" ? 0.5 : 0.34) : 0,
    moire: random.chance(0.22) ? random.between(1.5, 5) : 0,
    isSharpened: random.chance(0.35),
    quality: random.whole(width < 800 ? 55 : 40, 95),
  };
}

const MOST_NOISE = { scan: 2.5, daylight: 5.5, lamp: 5.5, "dim room": 9, flash: 5.5 } as const;

const chooseAttitude = (random: Random, isScan: boolean): Attitude => ({
  roll: (random.between(-1, 1) * ((isScan ? 1.5 : 3) * Math.PI)) / 180,
  pitch: isScan ? 0 : random.normal(0.07),
  yaw: isScan ? 0 : random.normal(0.06),
  distance: random.between(220, 420),
});

function chooseMargins(random: Random, isScan: boolean): Shot["margins"] {
  const most = isScan ? 0.03 : 0.075;
  const side = () => random.between(isScan ? 0.004 : 0.012, most);
  return [side(), side(), side(), side()];
}

function castOf(name: Shot["name"], random: Random): Shot["cast"] {
  const warm =
    name === "lamp" || name === "dim room" ? random.between(0.02, 0.13) : random.normal(0.025);
  return [1 + warm * 0.5, 1 + random.normal(0.012), 1 - warm];
}

/** The size of the picture, and where millimetres of the card lie in it. */
export interface Framing {
  readonly width: number;
  readonly height: number;
  readonly projection: Projection;
  /** Pixels of the picture to a millimetre of the card, about. */
  readonly scale: number;
}

/** Frames the card as the margins ask. */
export function frame({ attitude, margins, width }: Shot): Framing {
  const view = product(viewOf(attitude), scaleAndMove(1, -CARD.width / 2, -CARD.height / 2));
  const corners = [0, CARD.width].flatMap((x) => [0, CARD.height].map((y) => project(view, x, y)));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [marginLeft, marginRight, marginTop, marginBottom] = margins.map(
    (share) => share * width,
  ) as [number, number, number, number];
  const scale = (width - marginLeft - marginRight) / (Math.max(...xs) - left);
  const height = Math.round((Math.max(...ys) - top) * scale + marginTop + marginBottom);
  const place = scaleAndMove(scale, marginLeft - left * scale, marginTop - top * scale);
  return { width, height, projection: product(place, view), scale };
}
