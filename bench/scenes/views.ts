import type { Shot } from "../cards/camera.ts";
import type { Random } from "../cards/random.ts";
import { withoutSmear } from "./shots.ts";
import { fromAfar, type Camera, type Size } from "./aim.ts";
import { CARD } from "../cards/layout.ts";

/** Widths and heights of telephones' pictures: 5, 8, 10 and 12 megapixels. */
const FORMATS = [
  [2448, 1836],
  [2592, 1944],
  [3264, 2448],
  [3648, 2736],
  [4000, 3000],
  [4000, 2250],
  [2448, 3264],
  [3000, 4000],
] as const;

/** A telephone's picture of which the group takes a share of the width. */
export const small = (share: number) => (size: Size, _: Shot, random: Random) => {
  const [width, height] = random.pick(FORMATS);
  const attitude = {
    roll: random.normal(0.03),
    pitch: random.normal(0.09),
    yaw: random.normal(0.06),
    distance: (CARD.width / share) * random.between(1, 1.4),
  };
  return fromAfar(size, attitude, { width, height, share }, random);
};

/** Up to 20° off upright, on a desk larger than the card. */
export function tilted(size: Size, { attitude }: Shot, random: Random): Camera {
  const width = random.whole(1400, 2600);
  const roll = (random.between(-20, 20) * Math.PI) / 180;
  const wide = { width, height: Math.round(width * 0.75), share: random.between(0.62, 0.88) };
  return fromAfar(size, { ...attitude, roll }, wide, random);
}

/** Like a telephone in daylight: however large the picture, its lens blurs a pixel or so. */
export const pocket = (shot: Shot, random: Random): Shot => {
  const name = shot.name === "scan" ? "daylight" : shot.name;
  return {
    ...withoutSmear(shot),
    name,
    falloff: random.between(0.1, 0.45),
    exposure: Math.max(0.76, shot.exposure),
    blur: random.between(0.2, 0.42),
    noise: random.between(0.8, name === "dim room" ? 5 : 3.2),
    moire: 0,
    quality: random.whole(72, 95),
  };
};

/** Enough pixels for two pages. */
export const broad = (shot: Shot, random: Random): Shot => ({
  ...pocket(shot, random),
  width: random.whole(1400, 2800),
  attitude: { ...shot.attitude, distance: shot.attitude.distance * 2 },
  margins: [0, 0, 0, 0].map(() => random.between(0.012, 0.1)) as [number, number, number, number],
});
