import type { Point } from "./geometry.ts";

/** A decoded picture, or a part of one: three bytes a pixel, red first, row after row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** The place in the sent picture, as a viewer shows it, of a place in this one. */
  readonly toSent: (place: Point) => Point;
}
