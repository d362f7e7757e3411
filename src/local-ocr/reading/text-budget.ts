import type { Rect } from "./geometry.ts";

/** Bounds how much text of one picture is read, so that one picture cannot keep a reader for long. */
export interface TextBudget {
  /** Whether this line may still be read. Its length counts, in heights, and one more for itself. */
  take(line: Rect): boolean;
}

/**
 * All that is read for a page, its unsure lines several times, and of the pages beside it, came to
 * 359 at most in 33 conditions (`bench/scenes`). So much more takes a reader some three seconds.
 */
const MOST_TEXT = 500;

export function createTextBudget(): TextBudget {
  let left = MOST_TEXT;
  return {
    take({ width, height }) {
      left -= 1 + width / height;
      return left >= 0;
    },
  };
}
