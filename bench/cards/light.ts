import type { Shot } from "./camera.ts";
import type { Raster } from "./raster.ts";
import type { Random } from "./random.ts";

/** Lights the scene: uneven, tinted, with glare and stripes where film lies. Works in place. */
export function light(picture: Raster, shot: Shot, random: Random): void {
  const { width, height, data } = picture;
  const fall = fallOf(shot.falloff, random);
  const glare = glareOf(shot.glare, random);
  const stripes = stripesOf(shot.moire, random);
  const { exposure, haze, cast } = shot;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = [x / width, y / width];
      const level = exposure * fall(u, v);
      const veil = glare(u, v);
      const stripe = stripes(x, y);
      for (let channel = 0; channel < 3; channel++) {
        const hazy = (data[at + channel] ?? 0) * (1 - haze) + 176 * haze;
        const lit = hazy * level * (cast[channel] ?? 1) + stripe;
        data[at + channel] = lit + (250 - lit) * veil;
      }
    }
  }
}

/** A strength at a place; both shares are of the picture's width. */
type Shade = (u: number, v: number) => number;

/** Brightest somewhere in or near the picture, darker away from it. */
function fallOf(depth: number, random: Random): Shade {
  const [x, y] = [random.between(0, 1), random.between(0, 0.7)];
  return (u, v) => 1 - depth * Math.min(1, ((u - x) ** 2 + (v - y) ** 2) * 0.9);
}

/** A window or lamp mirrored in film: a soft long patch, never so bright that print drowns. */
function glareOf(strength: number, random: Random): Shade {
  if (strength === 0) return () => 0;
  const [x, y, angle] = [random.between(0, 1), random.between(0, 0.68), random.between(0, Math.PI)];
  const [long, short] = [random.between(0.15, 0.5), random.between(0.04, 0.14)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (u, v) => {
    const along = ((u - x) * cos + (v - y) * sin) / long;
    const across = ((v - y) * cos - (u - x) * sin) / short;
    return strength * Math.exp(-(along * along + across * across));
  };
}

/** @returns stripes of 255 by pixel */
function stripesOf(depth: number, random: Random): Shade {
  if (depth === 0) return () => 0;
  const [angle, length] = [random.between(0, Math.PI), random.between(3, 14)];
  const [across, down] = [
    (Math.cos(angle) * 2 * Math.PI) / length,
    (Math.sin(angle) * 2 * Math.PI) / length,
  ];
  return (x, y) => depth * Math.sin(x * across + y * down + 3 * Math.sin(y / 97));
}
