import type { Raster } from "../cards/raster.ts";
import type { Random } from "../cards/random.ts";
import type { Camera } from "./aim.ts";
import { lossOf, type Cover, type InkTrace } from "./hidden.ts";

/**
 * Something that comes over the scene. Works in place.
 *
 * @param camera - sees millimetres of the page asked for
 * @returns the items that nobody can read any more
 */
export type Overlay = (
  picture: Raster,
  camera: Camera,
  traces: readonly InkTrace[],
  random: Random,
) => readonly string[];

const TRIES = 60;

/** Tries places until every item is either whole or surely gone; after the last, the doubtful count as gone. */
export function settle<T>(
  place: () => T,
  coverOf: (choice: T) => Cover,
  traces: readonly InkTrace[],
): { readonly choice: T; readonly gone: readonly string[] } {
  for (let left = TRIES; ; left--) {
    const choice = place();
    const { gone, isDoubtful } = lossOf(traces, coverOf(choice));
    if (!isDoubtful || left === 0) return { choice, gone };
  }
}
