import { createField, type Field } from "./noise.ts";
import type { Colour } from "./raster.ts";
import type { Random } from "./random.ts";

/** The colour under the card at a place of the picture; both shares are of the picture's width. */
export type Desk = (x: number, y: number) => Colour;

const WOODS: readonly Colour[] = [
  [168, 122, 80],
  [120, 82, 54],
  [202, 172, 132],
];
const CLOTHS: readonly Colour[] = [
  [62, 74, 96],
  [128, 120, 112],
  [84, 44, 48],
];
const PLAINS: readonly Colour[] = [
  [238, 238, 236],
  [36, 36, 40],
  [196, 200, 204],
  [92, 110, 104],
  [214, 204, 188],
];

/** What the card lies on; a scanner's lid is white. */
export function chooseDesk(random: Random, isScan: boolean): Desk {
  const field = createField(random.unit);
  if (isScan) return plain([248, 248, 248], field, 0.01);
  return random.pick([
    () => wood(random.pick(WOODS), field),
    () => cloth(random.pick(CLOTHS), field),
    () => plain(random.pick(PLAINS), field, 0.04),
    () => marble(field),
  ])();
}

const shade = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];

const plain =
  (colour: Colour, field: Field, depth: number): Desk =>
  (x, y) =>
    shade(colour, 1 + depth * field(x * 9, y * 9));

const wood =
  (colour: Colour, field: Field): Desk =>
  (x, y) => {
    const grain = field(x * 5, y * 90) * 0.12 + field(x * 14 + 40, y * 240) * 0.09;
    return shade(colour, 1 + grain + Math.sin(y * 70 + field(x * 3, y * 8) * 5) * 0.05);
  };

const cloth =
  (colour: Colour, field: Field): Desk =>
  (x, y) =>
    shade(colour, 1 + Math.sin(x * 900) * Math.sin(y * 900) * 0.1 + field(x * 160, y * 160) * 0.14);

const marble =
  (field: Field): Desk =>
  (x, y) => {
    const vein = Math.abs(field(x * 6 + field(x * 14, y * 14), y * 6));
    return shade([222, 220, 216], 0.8 + 0.2 * Math.min(1, vein * 5));
  };
