import type { Shot } from "../cards/camera.ts";
import type { Raster } from "../cards/raster.ts";
import type { Random } from "../cards/random.ts";

/** Pixels between the places where light is worked out; between them it runs straight. */
const STEP = 16;

/** Lights the scene as {@link Shot} says, and drops one soft shadow of whoever takes the picture. Works in place. */
export function shine(picture: Raster, shot: Shot, random: Random): void {
  const { width, height, data } = picture;
  const columns = Math.ceil(width / STEP) + 2;
  const { levels, veils } = lightOf(picture, shot, random);
  const { haze, cast } = shot;
  for (let y = 0, at = 0; y < height; y++) {
    const [row, down] = [Math.floor(y / STEP) * columns, (y % STEP) / STEP];
    for (let x = 0; x < width; x++, at += 3) {
      const [corner, across] = [row + Math.floor(x / STEP), (x % STEP) / STEP];
      const level = between(levels, corner, columns, across, down);
      const veil = between(veils, corner, columns, across, down);
      for (let channel = 0; channel < 3; channel++) {
        const hazy = (data[at + channel] ?? 0) * (1 - haze) + 176 * haze;
        const lit = hazy * level * (cast[channel] ?? 1);
        data[at + channel] = lit + (250 - lit) * veil;
      }
    }
  }
  if (shot.moire > 0) stripe(picture, shot.moire, random);
}

function lightOf({ width, height }: Raster, shot: Shot, random: Random) {
  const [columns, rows] = [Math.ceil(width / STEP) + 2, Math.ceil(height / STEP) + 2];
  const levels = new Float32Array(columns * rows);
  const veils = new Float32Array(columns * rows);
  const lamp = { x: random.between(-0.1, 1.1), y: random.between(-0.2, 0.8) };
  const shadow = shadowOf(shot, random);
  const patch = patchOf(shot.glare, random);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const [u, v] = [(column * STEP) / width, (row * STEP) / width];
      const away = Math.min(1, ((u - lamp.x) ** 2 + (v - lamp.y) ** 2) * 0.9);
      levels[at] = shot.exposure * (1 - shot.falloff * away) * shadow(u, v);
      veils[at] = patch(u, v);
    }
  return { levels, veils };
}

type Shade = (u: number, v: number) => number;

/** The edge of a hand's or a telephone's shadow, soft, across some part of the picture. */
function shadowOf(shot: Shot, random: Random): Shade {
  const [angle, from, soft, depth] = [
    random.between(0, 2 * Math.PI),
    random.between(-0.1, 0.35),
    random.between(0.03, 0.15),
    random.between(0.1, 0.3),
  ];
  if (!random.chance(0.35) || shot.name === "scan" || shot.name === "flash") return () => 1;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (u, v) =>
    1 - depth / (1 + Math.exp(((u - 0.5) * cos + (v - 0.4) * sin + from) / (soft / 4)));
}

/** A window mirrored in film: a soft long patch through which print stays readable. */
function patchOf(strength: number, random: Random): Shade {
  const [x, y, angle] = [random.between(0, 1), random.between(0, 0.7), random.between(0, Math.PI)];
  const [long, short] = [random.between(0.15, 0.5), random.between(0.04, 0.14)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (u, v) => {
    const along = ((u - x) * cos + (v - y) * sin) / long;
    const across = ((v - y) * cos - (u - x) * sin) / short;
    return strength * Math.exp(-(along * along + across * across));
  };
}

function between(
  grid: Float32Array,
  corner: number,
  columns: number,
  across: number,
  down: number,
): number {
  const [a, b] = [grid[corner] ?? 0, grid[corner + 1] ?? 0];
  const [c, d] = [grid[corner + columns] ?? 0, grid[corner + columns + 1] ?? 0];
  return (a + (b - a) * across) * (1 - down) + (c + (d - c) * across) * down;
}

function stripe({ width, height, data }: Raster, depth: number, random: Random): void {
  const [angle, length] = [random.between(0, Math.PI), random.between(3, 14)];
  const turn = (2 * Math.PI) / length;
  const [across, down] = [Math.cos(angle) * turn, Math.sin(angle) * turn];
  for (let y = 0, at = 0; y < height; y++) {
    const phase = y * down + 3 * Math.sin(y / 97);
    for (let x = 0; x < width; x++, at += 3) {
      const light = depth * Math.sin(x * across + phase);
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = (data[at + channel] ?? 0) + light;
    }
  }
}
