import { project } from "../cards/geometry.ts";
import { CARD } from "../cards/layout.ts";
import { createField } from "../cards/noise.ts";
import type { Colour } from "../cards/raster.ts";
import type { Random } from "../cards/random.ts";
import { settle, type Overlay } from "./overlay.ts";

const SKINS: readonly Colour[] = [
  [226, 178, 148],
  [206, 156, 124],
  [184, 132, 100],
];

/** A thumb: its tip, which way its hand is, and half its breadth; pixels. */
interface Thumb {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly radius: number;
}

/** A thumb that holds the card at its edge. */
export const thumb: Overlay = (picture, camera, traces, random) => {
  const place = (): Thumb => {
    const { edge, along, depth } = {
      edge: random.weighted([
        ["left", 3],
        ["right", 3],
        ["bottom", 3],
        ["top", 1],
      ] as const),
      along: random.pick([random.between(0.02, 0.3), random.between(0.7, 0.98)]),
      depth: random.chance(0.5) ? random.between(4, 13) : random.between(13, 30),
    };
    const [x, y, angle] = tipAt(edge, along, depth);
    const at = project(camera.projection, x, y);
    return {
      ...at,
      angle: angle + random.normal(0.3),
      radius: camera.scale * random.between(7.5, 9.5),
    };
  };
  const { choice, gone } = settle(place, coverOf, traces);
  paint(picture, choice, random);
  return gone;
};

function tipAt(
  edge: "left" | "right" | "bottom" | "top",
  along: number,
  depth: number,
): readonly [number, number, number] {
  const { width, height } = CARD;
  if (edge === "left") return [depth, along * height, Math.PI];
  if (edge === "right") return [width - depth, along * height, 0];
  return edge === "top"
    ? [along * width, depth, -Math.PI / 2]
    : [along * width, height - depth, Math.PI / 2];
}

/** Along the thumb from its tip, and across it as a share of its half breadth there; both in radii. */
function locate({ x, y, angle, radius }: Thumb, atX: number, atY: number) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = ((atX - x) * cos + (atY - y) * sin) / radius;
  const across = ((atY - y) * cos - (atX - x) * sin) / radius;
  const tip = 1.15;
  const breadth =
    along >= tip
      ? 1 + 0.05 * (along - tip)
      : Math.sqrt(Math.max(0, 1 - ((tip - along) / tip) ** 2));
  return { along, across, breadth };
}

const coverOf = (it: Thumb) => (x: number, y: number) => {
  const { across, breadth, along } = locate(it, x, y);
  return along > 0 && Math.abs(across) < breadth ? 1 : 0;
};

function paint({ width, height, data }: Parameters<Overlay>[0], it: Thumb, random: Random): void {
  const skin = random.pick(SKINS);
  const field = createField(random.unit);
  const shadowAngle = random.between(0, 2 * Math.PI);
  const [offsetX, offsetY] = [
    Math.cos(shadowAngle) * it.radius * 0.14,
    Math.sin(shadowAngle) * it.radius * 0.14,
  ];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const { along, across, breadth } = locate(it, x, y);
      if (along < -0.6 || Math.abs(across) > 2.2) continue;
      const side = Math.abs(across) / Math.max(0.001, breadth);
      const inside =
        along > 0 ? Math.max(0, Math.min(1, (breadth - Math.abs(across)) * it.radius)) : 0;
      if (inside < 1) {
        const under = locate(it, x - offsetX, y - offsetY);
        const away = Math.hypot(
          Math.max(0, Math.abs(under.across) - under.breadth),
          Math.max(0, -under.along),
        );
        const dark = 1 - 0.5 * Math.exp(-((away / 0.16) ** 2)) * 0.9;
        for (let channel = 0; channel < 3; channel++)
          data[at + channel] = (data[at + channel] ?? 0) * dark;
      }
      if (inside === 0) continue;
      const colour = skinAt(
        skin,
        along,
        across,
        Math.min(1, side),
        field((x / it.radius) * 9, (y / it.radius) * 9),
      );
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] =
          (data[at + channel] ?? 0) * (1 - inside) + (colour[channel] ?? 0) * inside;
    }
}

/** Round like a cylinder, redder at its rim, with a nail near its tip and creases at its joint. */
function skinAt(skin: Colour, along: number, across: number, side: number, grain: number): Colour {
  const round = 0.5 + 0.52 * Math.sqrt(1 - side * side);
  const crease =
    1 -
    0.14 * Math.exp(-(((along - 3.1 - across * 0.1) / 0.07) ** 2)) -
    0.1 * Math.exp(-(((along - 3.4) / 0.06) ** 2));
  const level = round * crease * (1 + grain * 0.05);
  const nail = ((along - 0.95) / 0.78) ** 2 + (across / 0.66) ** 2;
  if (nail > 1) {
    const rim = nail < 1.16 ? 0.86 : 1;
    return [skin[0] * level * rim, skin[1] * level * rim * 0.985, skin[2] * level * rim * 0.96];
  }
  const light =
    level * 1.03 + 0.22 * Math.exp(-(((across + 0.2) / 0.13) ** 2) - ((along - 0.9) / 0.5) ** 2);
  const tip = along < 0.32 ? 1.12 : 1;
  return [skin[0] * light * 1.02 * tip, skin[1] * light * 0.97 * tip, skin[2] * light * 1.0 * tip];
}
