import { halfWidth, withoutSpaces } from "./text.ts";

/** How large a vehicle is on the outside, in whole millimetres. */
export interface Dimensions {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** Three to five digits a side: the shortest is a moped's width, the longest a trailer's length. */
const DIMENSIONS = /^([1-9]\d{2,4})[×X*✕✖╳]([1-9]\d{2,4})[×X*✕✖╳]([1-9]\d{2,4})(?:MM|毫米)?$/;

/**
 * Length, width and height as the card prints them: "4865×1820×1475mm".
 *
 * The sign between may be ×, x, X, * or ✕, as services write it.
 *
 * @returns `undefined` when the text is anything else: two sides alone too
 */
export function dimensionsFrom(text: string): Dimensions | undefined {
  const sides = DIMENSIONS.exec(withoutSpaces(halfWidth(text)).toUpperCase());
  if (!sides) return undefined;
  const [length, width, height] = sides.slice(1).map(Number) as [number, number, number];
  return { length, width, height };
}
