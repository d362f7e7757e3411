import { CARD, SCALE } from "./layout.ts";
import { createField, mix } from "./noise.ts";
import type { Colour, Raster } from "./raster.ts";
import type { Random } from "./random.ts";

/** Colours of security paper: the tint at the left, in the middle and at the right, and the lines over it. */
interface Tint {
  readonly name: "green" | "pink" | "blue";
  readonly left: Colour;
  readonly middle: Colour;
  readonly right: Colour;
  readonly lines: readonly [Colour, Colour];
}

const TINTS: readonly Tint[] = [
  {
    name: "green",
    left: [226, 240, 226],
    middle: [238, 244, 228],
    right: [222, 240, 232],
    lines: [
      [120, 178, 142],
      [196, 160, 168],
    ],
  },
  {
    name: "pink",
    left: [246, 228, 228],
    middle: [248, 240, 230],
    right: [240, 228, 238],
    lines: [
      [214, 150, 160],
      [150, 176, 196],
    ],
  },
  {
    name: "blue",
    left: [222, 236, 246],
    middle: [240, 240, 240],
    right: [226, 234, 248],
    lines: [
      [126, 166, 206],
      [206, 164, 176],
    ],
  },
  {
    name: "green",
    left: [232, 240, 222],
    middle: [248, 234, 226],
    right: [226, 238, 230],
    lines: [
      [206, 158, 142],
      [128, 180, 150],
    ],
  },
];

/** Waves of one family: lines run along x and swing in y. All lengths in millimetres. */
interface Waves {
  readonly pitch: number;
  readonly swing: number;
  readonly length: number;
  readonly phase: number;
  readonly tilt: number;
  readonly swell: number;
}

/** Tinted paper under fine waving lines, as copies cannot follow. */
export function drawPaper(random: Random): Raster {
  const [width, height] = [CARD.width * SCALE, CARD.height * SCALE];
  const paper = { width, height, data: new Uint8ClampedArray(width * height * 3) };
  const tint = random.pick(TINTS);
  const families = tint.lines.map((colour) => ({
    colour,
    depth: random.between(0.16, 0.42),
    heights: heightsOf(chooseWaves(random), width),
  }));
  const stain = createField(random.unit);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const age = 1 + stain(x / 300, y / 300) * 0.02;
      const share = x / width;
      for (let channel = 0; channel < 3; channel++)
        paper.data[at + channel] = tintAt(tint, share, channel) * age;
      for (const { colour, depth, heights } of families) {
        const cover = lineAt(heights, x, y / SCALE) * depth;
        if (cover > 0) cross(paper.data, at, colour, cover);
      }
    }
  }
  return paper;
}

const chooseWaves = (random: Random): Waves => ({
  pitch: random.between(0.6, 1),
  swing: random.between(0.8, 2.6),
  length: random.between(9, 26),
  phase: random.between(0, 6.28),
  tilt: random.between(-0.25, 0.25),
  swell: random.between(0.4, 1.4),
});

/** Per column: where the family's lines lie, in pitches, and how much they crowd. */
function heightsOf({ pitch, swing, length, phase, tilt, swell }: Waves, width: number) {
  const offset = new Float32Array(width);
  const slope = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const along = x / SCALE;
    const turn = (along / length) * 2 * Math.PI + phase;
    offset[x] = (swing * Math.sin(turn) + tilt * along) / pitch;
    slope[x] = swell * Math.sin(turn / 2.7);
  }
  return { offset, slope, pitch };
}

/** 1 on a line, 0 between; lines are about 0.13 mm thick. */
function lineAt(heights: ReturnType<typeof heightsOf>, x: number, yMm: number): number {
  const { offset, slope, pitch } = heights;
  const crowd = (slope[x] ?? 0) * Math.sin(yMm * 0.21);
  const turns = yMm / pitch + (offset[x] ?? 0) + crowd;
  const away = Math.abs(turns - Math.round(turns)) * pitch;
  return Math.max(0, Math.min(1, (0.09 - away) / 0.06));
}

function tintAt({ left, middle, right }: Tint, share: number, channel: number): number {
  const centre = middle[channel] ?? 0;
  return share < 0.5
    ? mix(left[channel] ?? 0, centre, share * 2)
    : mix(centre, right[channel] ?? 0, share * 2 - 1);
}

function cross(data: Uint8ClampedArray, at: number, colour: Colour, cover: number): void {
  for (let channel = 0; channel < 3; channel++)
    data[at + channel] = mix(data[at + channel] ?? 0, colour[channel] ?? 0, cover);
}
