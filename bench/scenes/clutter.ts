import type { Random } from "../cards/random.ts";
import type { Size } from "./aim.ts";
import type { Sleeve } from "./lay.ts";

/** Things that lie about on a desk: a sheet under the card or beside it, a notebook, a telephone, a ruler. */
export function clutter({ width, height }: Size, random: Random): readonly Sleeve[] {
  const thing = (
    sides: readonly [number, number],
    stuff: Sleeve["stuff"],
    colour: Sleeve["colour"],
    corner: number,
  ): Sleeve => {
    const [wide, tall] = random.chance(0.5) ? sides : [sides[1], sides[0]];
    // Never over the card: to its left or right, above or below.
    const isBeside = random.chance(0.5);
    const gap = random.between(14, 60);
    const side = (room: number, own: number) => (random.chance(0.5) ? -own - gap : room + gap);
    return {
      ...{ width: wide, height: tall, corner, stuff, colour },
      x: isBeside ? side(width, wide) : random.between(-wide, width),
      y: isBeside ? random.between(-tall, height) : side(height, tall),
      turn: random.normal(0.05),
    };
  };
  const under: Sleeve = {
    ...{ width: 210, height: 297, corner: 0.3, stuff: "paper", colour: [236, 236, 232] },
    ...{ x: random.between(-100, -20), y: random.between(-200, -20), turn: random.normal(0.12) },
  };
  const things = [
    thing([148, 210], "leather", random.pick(COVERS), 4),
    thing([72, 152], "leather", [24, 24, 28], 9),
    thing([210, 297], "paper", [240, 240, 236], 0.3),
    thing([30, 310], "paper", [212, 206, 150], 1),
  ];
  return [...(random.chance(0.25) ? [under] : []), ...things.filter(() => random.chance(0.35))];
}

const COVERS: readonly Sleeve["colour"][] = [
  [150, 40, 44],
  [40, 70, 120],
  [60, 60, 64],
  [188, 150, 96],
];
