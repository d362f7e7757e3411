import { chooseDesk, type Desk } from "../cards/desk.ts";
import { createField, type Field } from "../cards/noise.ts";
import type { Colour } from "../cards/raster.ts";
import type { Random } from "../cards/random.ts";

/** What lies under everything: a desk as in `bench/cards`, or a table that bears being seen from further away. */
export function chooseTable(random: Random, isScan: boolean, isFar: boolean): Desk {
  if (isScan || (!isFar && random.chance(0.5))) return chooseDesk(random, isScan);
  const field = createField(random.unit);
  return random.pick([
    () => planks(random.pick(BOARDS), field, random.between(0.16, 0.4)),
    () => granite(random.pick(STONES), field),
    () => checked(random.pick(CLOTHS), field, random.between(16, 40)),
    () => laminate(random.pick(PLATES), field),
  ])();
}

const BOARDS: readonly Colour[] = [
  [176, 132, 88],
  [128, 88, 60],
  [208, 180, 140],
  [96, 70, 54],
];
const STONES: readonly Colour[] = [
  [120, 118, 116],
  [188, 182, 174],
  [70, 72, 76],
];
const CLOTHS: readonly Colour[] = [
  [172, 60, 62],
  [70, 98, 150],
  [96, 128, 96],
];
const PLATES: readonly Colour[] = [
  [232, 230, 226],
  [206, 196, 180],
  [58, 60, 66],
  [150, 160, 168],
];

const shade = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];

/** Boards side by side, each of its own tone, with a dark joint between. */
const planks =
  (colour: Colour, field: Field, breadth: number): Desk =>
  (x, y) => {
    const board = Math.floor(y / breadth);
    const joint = Math.abs(y / breadth - board - 0.5) > 0.492 ? 0.55 : 1;
    const shift = board * 17.3;
    const bend = field(x * 2 + shift, y * 3) * 0.03;
    const grain =
      field(x * 3 + shift, (y + bend) * 130) * 0.1 + field(x * 9, (y + bend) * 330) * 0.06;
    return shade(colour, (0.95 + field(shift, 3.5) * 0.12 + grain) * joint);
  };

const granite =
  (colour: Colour, field: Field): Desk =>
  (x, y) => {
    const grains = field(x * 210, y * 210) * 0.2 + field(x * 480 + 9, y * 480) * 0.22;
    return shade(colour, 1 + grains + field(x * 8, y * 8) * 0.05);
  };

/** A woven tablecloth: bands both ways, darker where they cross. */
const checked =
  (colour: Colour, field: Field, count: number): Desk =>
  (x, y) => {
    const [across, down] = [band(x * count + field(x * 4, y * 4) * 0.15), band(y * count)];
    const white = 1 - (across + down) / 2;
    const thread =
      1 + Math.sin(x * 1300) * Math.sin(y * 1300) * 0.06 + field(x * 120, y * 120) * 0.07;
    return [
      (colour[0] + (238 - colour[0]) * white) * thread,
      (colour[1] + (236 - colour[1]) * white) * thread,
      (colour[2] + (230 - colour[2]) * white) * thread,
    ];
  };

const band = (at: number) => (at - Math.floor(at) < 0.5 ? 1 : 0);

/** Plastic with a faint print, some dust and a scratch or two. */
const laminate =
  (colour: Colour, field: Field): Desk =>
  (x, y) => {
    const scratch = Math.abs(field(x * 1.2 + 20, y * 1.2 + x * 2)) < 0.004 ? 0.06 : 0;
    const dust = field(x * 260, y * 260) > 0.86 ? 0.08 : 0;
    return shade(
      colour,
      1 + field(x * 6, y * 6) * 0.03 + field(x * 90, y * 40) * 0.02 + scratch + dust,
    );
  };
