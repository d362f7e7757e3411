import { halfWidth, withoutSpaces } from "./text.ts";

const OCCUPANTS = /^([1-9]\d{0,2})(?:\+(\d{1,2}))?人?$/;

/**
 * How many people a vehicle may carry, the driver among them: 5 for "5人".
 *
 * Trucks with two rows of seats print them apart, and both count: 5 for "2+3人".
 *
 * @returns a whole number from 1; `undefined` when the text is anything else
 */
export function occupantsFrom(text: string): number | undefined {
  const [, front, rear = "0"] = OCCUPANTS.exec(withoutSpaces(halfWidth(text))) ?? [];
  return front === undefined ? undefined : Number(front) + Number(rear);
}
