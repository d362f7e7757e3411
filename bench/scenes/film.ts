import { inverseOf } from "../cards/geometry.ts";
import { CARD } from "../cards/layout.ts";
import { createField } from "../cards/noise.ts";
import type { Random } from "../cards/random.ts";
import type { Overlay } from "./overlay.ts";

/** Film reaches beyond the paper by about this, in millimetres. */
const RIM = 2.5;

/** Light added to red, green and blue at a place of the card, in millimetres. */
type Lights = (x: number, y: number) => readonly [number, number, number];

/** A fold across the page, wrinkles that catch light, and the rainbow of film pressed on film. */
export const wrinkles: Overlay = (picture, camera, _, random) => {
  const { width, height, data } = picture;
  const back = inverseOf(camera.projection);
  const lights = lightsOf(random);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const depth = back[6] * x + back[7] * y + back[8];
      const xMm = (back[0] * x + back[1] * y + back[2]) / depth;
      const yMm = (back[3] * x + back[4] * y + back[5]) / depth;
      if (xMm < -RIM || yMm < -RIM || xMm > CARD.width + RIM || yMm > CARD.height + RIM) continue;
      const [red, green, blue] = lights(xMm, yMm);
      data[at] = (data[at] ?? 0) + red;
      data[at + 1] = (data[at + 1] ?? 0) + green;
      data[at + 2] = (data[at + 2] ?? 0) + blue;
    }
  return [];
};

function lightsOf(random: Random): Lights {
  const field = createField(random.unit);
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const strength = random.between(55, 110);
  const rainbow = random.between(8, 26);
  const fold = random.chance(0.7) ? foldOf(random) : () => 0;
  return (x, y) => {
    const [along, across] = [x * cos + y * sin, y * cos - x * sin];
    // Long in one direction, as film creeps; broken where it lies flat again.
    const bent = across * 0.17 + field(along * 0.05, across * 0.03) * 1.6;
    const ridge = 1 - Math.abs(field(along * 0.022 + 50, bent));
    const tight = Math.max(0, field(along * 0.045 + 90, across * 0.045) - 0.05);
    const glint = ridge ** 22 * Math.min(1, tight * 2.2) * strength;
    const dull = 10 * field(along * 0.03, across * 0.09 + 40);
    const ring = Math.max(0, field(x * 0.04, y * 0.04 + 30)) * rainbow;
    const phase = field(x * 0.03, y * 0.03 + 9) * 20;
    const base = glint + dull + fold(x, y);
    const tint = (turn: number) => base + ring * Math.sin(phase + turn);
    return [tint(0), tint(2.1), tint(4.2)];
  };
}

/** A bright crest beside a dark valley, across the card or down it. */
function foldOf(random: Random): (x: number, y: number) => number {
  const isDown = random.chance(0.6);
  const at = random.between(0.3, 0.7) * (isDown ? CARD.width : CARD.height);
  const slope = random.normal(0.03);
  const depth = random.between(0.5, 1.1);
  return (x, y) => {
    const away = isDown ? x - at - (y - 30) * slope : y - at - (x - 44) * slope;
    const crest = 60 * Math.exp(-(((away - 0.35) / 0.3) ** 2));
    const valley = 58 * Math.exp(-(((away + 0.3) / 0.35) ** 2));
    return depth * (crest - valley - 14 * Math.exp(-Math.abs(away + 2) / 4));
  };
}
