import { halfWidth, withoutSpaces } from "./text.ts";

/** Twelve digits as a rule; older offices had letters and dashes among fewer or more of them. */
const FILE_NUMBER = /^(?=.*\d)[A-Z0-9-]{6,20}$/;

/**
 * The number under which the office files a vehicle (档案编号): half-width capitals, no spaces.
 *
 * @returns `undefined` when the text is anything else
 */
export function fileNumberFrom(text: string): string | undefined {
  const number = withoutSpaces(halfWidth(text)).toUpperCase();
  return FILE_NUMBER.test(number) ? number : undefined;
}
