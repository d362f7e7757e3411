import { isResidentId } from "./resident-id.ts";
import { halfWidth, withoutSpaces } from "./text.ts";

/** What can stand as 证号 beside a resident ID number. None of these has a check digit we know. */
const OTHER_FORMS = [
  // A resident ID number from before 1999.
  /^[1-9]\d{14}$/,
  // Passports, and permits of people from Hong Kong, Macao, Taiwan and abroad. Digits alone are
  // at most 12: more of them are a resident ID number with some of it unread.
  /^(?=.*\d)(?!\d{13})[A-Z0-9][A-Z0-9()/-]{4,14}$/,
  // Soldiers: 军字第1234567号.
  /^\p{Script=Han}{1,3}字第\d{4,10}号?$/u,
];

/**
 * The licence number (证号) in a text: half-width capitals, no spaces.
 *
 * It is the number of the holder's identity document, whichever that is. It need not have the
 * right check digit.
 *
 * @returns `undefined` when no such document has a number of this form
 */
export function licenceNumberFrom(text: string): string | undefined {
  const number = withoutSpaces(halfWidth(text)).toUpperCase();
  const isKnown = isResidentId(number) || OTHER_FORMS.some((form) => form.test(number));
  return isKnown ? number : undefined;
}
