import { dateFrom } from "./dates.ts";
import type { Sex } from "./sex.ts";

/** One for each of the first 17 digits (GB 11643-1999, table 1). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check digit for each remainder 0 to 10 of the weighted sum. */
const CHECK_DIGITS = "10X98765432";

/**
 * Whether the text has the shape of a resident ID number (居民身份证号码): 17 digits, the first
 * not 0, and a digit or capital X.
 *
 * Shape alone. Neither its birth date nor its check digit need be right: see
 * {@link birthDateOf} and {@link isResidentIdChecked}.
 */
export const isResidentId = (text: string): boolean => /^[1-9]\d{16}[\dX]$/.test(text);

/** Whether the text is a resident ID number whose 18th character is its right check digit. */
export const isResidentIdChecked = (text: string): boolean =>
  isResidentId(text) && text.endsWith(residentIdCheckDigit(text.slice(0, 17)));

/**
 * The 18th character of a resident ID number.
 *
 * @param first17 - 17 digits
 * @returns "0" to "9" or "X"
 * @throws {RangeError} if `first17` is anything else
 * @see GB 11643-1999, ISO 7064 MOD 11-2
 */
export function residentIdCheckDigit(first17: string): string {
  // The text itself stays out of the message: it identifies a person.
  if (!/^\d{17}$/.test(first17))
    throw new RangeError(`first17 must be 17 digits, got ${first17.length} characters`);
  const sum = WEIGHTS.reduce<number>(
    (total, weight, at) => total + weight * Number(first17[at]),
    0,
  );
  return CHECK_DIGITS.charAt(sum % 11);
}

/** The birth date in a resident ID number as YYYY-MM-DD; `undefined` if there is no such day. */
export const birthDateOf = (id: string): string | undefined =>
  isResidentId(id) ? dateFrom(id.slice(6, 14)) : undefined;

/**
 * The sex in a resident ID number: its 17th digit is odd for a man, even for a woman.
 *
 * @param id - of the shape {@link isResidentId} knows
 */
export const sexOf = (id: string): Sex => (Number(id.charAt(16)) % 2 === 1 ? "MALE" : "FEMALE");
