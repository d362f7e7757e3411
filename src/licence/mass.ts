import { halfWidth, withoutSpaces } from "./text.ts";

/** Six digits are a thousand tonnes: no vehicle on a road has more. */
const MASS = /^([1-9]\d{0,5})(?:kg|千克|公斤)?$/i;

/**
 * A mass as the card prints it: 1500 for "1500kg", "１５００ KG" or "1500".
 *
 * @returns whole kilograms, 1 to 999999; `undefined` when the text is anything else, another unit too
 */
export function massFrom(text: string): number | undefined {
  const [, digits] = MASS.exec(withoutSpaces(halfWidth(text))) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
