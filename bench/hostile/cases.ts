import type { HostileCase } from "./case.ts";
import { BITMAPS } from "./cases/bitmaps.ts";
import { BOMBS } from "./cases/bombs.ts";
import { DAMAGED } from "./cases/damaged.ts";
import { DENSE } from "./cases/dense.ts";
import { DRESSED } from "./cases/dressed.ts";
import { FOREIGN } from "./cases/foreign.ts";
import { SIZES } from "./cases/sizes.ts";

const ALL = [...FOREIGN, ...DRESSED, ...SIZES, ...BITMAPS, ...DAMAGED, ...BOMBS, ...DENSE];

/** Every hostile picture whose name contains this, the same in every run. */
export const casesNamed = (part: string): readonly HostileCase[] =>
  ALL.filter(({ name }) => name.includes(part));
