import { project } from "../cards/geometry.ts";
import { CARD } from "../cards/layout.ts";
import { settle, type Overlay } from "./overlay.ts";

/** A lamp in the film: the middle, half its length and breadth in pixels, and its light of 255. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly long: number;
  readonly short: number;
  readonly light: number;
}

/** Light that lifts dark ink to white, and light that leaves it weak. */
const [BLINDING, WEAKENING] = [235, 130];

/** A blown-out spot with a bloom around it. */
export const glare: Overlay = (picture, camera, traces, random) => {
  const place = (): Spot => {
    const at = project(camera.projection, random.unit() * CARD.width, random.unit() * CARD.height);
    return {
      ...at,
      angle: random.between(0, Math.PI),
      long: camera.scale * random.between(6, 17),
      short: camera.scale * random.between(4, 8),
      light: random.between(320, 560),
    };
  };
  const { choice, gone } = settle(
    place,
    (spot) => (x, y) => {
      const light = lightAt(spot, x, y);
      if (light >= BLINDING) return 1;
      return light > WEAKENING ? 0.5 : 0;
    },
    traces,
  );
  const { width, height, data } = picture;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const light = lightAt(choice, x, y);
      data[at] = (data[at] ?? 0) + light;
      data[at + 1] = (data[at + 1] ?? 0) + light;
      data[at + 2] = (data[at + 2] ?? 0) + light * 0.97;
    }
  return gone;
};

/** Flat in the middle, steep at the rim, and a wide faint bloom. */
function lightAt({ x, y, angle, long, short, light }: Spot, atX: number, atY: number): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = ((atX - x) * cos + (atY - y) * sin) / long;
  const across = ((atY - y) * cos - (atX - x) * sin) / short;
  const away = along * along + across * across;
  return light * Math.exp(-(away * away)) + 46 * Math.exp(-away / 7);
}
