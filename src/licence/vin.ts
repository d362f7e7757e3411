import { halfWidth, withoutSpaces } from "./text.ts";

/** One for each position; 0 at the check digit's own, the ninth (GB 16735-2019, annex B). */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/** The letter at each place counts as the digit at the same place of {@link LETTER_VALUES}. */
const LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
const LETTER_VALUES = "12345678123457923456789";

/** Whether the text has the shape of a VIN: 17 digits and capitals without I, O and Q. */
export const isVin = (text: string): boolean => /^[A-HJ-NPR-Z0-9]{17}$/.test(text);

/**
 * Whether the text is a VIN whose ninth character is its right check digit.
 *
 * Chinese and North American vehicles must have it. Vehicles imported from Europe, trailers and
 * old vehicles may not, so a VIN without it can be a real one.
 */
export const isVinChecked = (text: string): boolean =>
  isVin(text) && text.charAt(8) === vinCheckDigit(text);

/**
 * The ninth character a VIN should have. What stands there does not count.
 *
 * @param vin - of the shape {@link isVin} knows
 * @returns "0" to "9" or "X"
 * @throws {RangeError} if `vin` has another shape
 * @see GB 16735-2019, ISO 3779
 */
export function vinCheckDigit(vin: string): string {
  if (!isVin(vin))
    throw new RangeError(`vin must be 17 characters without I, O and Q, got ${vin.length}`);
  const sum = WEIGHTS.reduce<number>(
    (total, weight, at) => total + weight * valueOf(vin.charAt(at)),
    0,
  );
  return "0123456789X".charAt(sum % 11);
}

/**
 * The VIN (车辆识别代号) in a text: half-width capitals, no spaces.
 *
 * @returns `undefined` when the text has not the shape of one. That includes the shorter frame
 *   numbers of vehicles older than the standard: among readings, 16 characters are far more
 *   often a VIN with one unread, and a wrong key joins to the wrong vehicle.
 */
export function vinFrom(text: string): string | undefined {
  const vin = withoutSpaces(halfWidth(text)).toUpperCase();
  return isVin(vin) ? vin : undefined;
}

const valueOf = (character: string) =>
  Number(LETTERS.includes(character) ? LETTER_VALUES[LETTERS.indexOf(character)] : character);
