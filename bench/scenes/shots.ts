import type { Shot } from "../cards/camera.ts";
import type { Random } from "../cards/random.ts";

/** A camera over the card, never a scanner. */
export const close = (shot: Shot, random: Random): Shot => ({
  ...shot,
  name: shot.name === "scan" ? "daylight" : shot.name,
  width: random.whole(1000, 1700),
  film: random.between(1.4, 3),
});

/** Evening, no lamp: the sensor turns its gain up, the shutter stays open. */
export const dim = (shot: Shot, random: Random): Shot => ({
  ...close(shot, random),
  name: "dim room",
  exposure: random.between(0.3, 0.5),
  haze: random.between(0.04, 0.14),
  cast: [random.between(1.02, 1.12), 1, random.between(0.74, 0.92)],
  falloff: random.between(0.25, 0.5),
  noise: random.between(8, 14),
  glare: random.between(0, 0.12),
  moire: 0,
  blur: random.between(0.6, 1.05),
  quality: random.whole(55, 85),
});

/** Flat on glass. */
export const onCopier = (shot: Shot, random: Random): Shot => {
  return {
    ...withoutSmear(shot),
    name: "scan",
    width: random.whole(900, 1700),
    attitude: { ...shot.attitude, pitch: 0, yaw: 0 },
    margins: [0, 0, 0, 0].map(() => random.between(0.02, 0.12)) as [number, number, number, number],
    ...{ haze: 0, exposure: 1, cast: [1, 1, 1], falloff: 0.03, glare: 0, moire: 0, film: 0 },
    noise: random.between(0.5, 2.5),
  };
};

/** The same by a hand that holds still. */
export function withoutSmear(shot: Shot): Shot {
  const { smear, ...still } = shot;
  return smear ? still : shot;
}
