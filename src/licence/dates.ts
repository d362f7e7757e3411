import { halfWidth, withoutSpaces } from "./text.ts";

/** Year, separator, month, the same separator (年 has its 月), day. */
const DATE = /^(\d{4})(?:(\d{2})(\d{2})|([-./])(\d{1,2})\4(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/;

/**
 * The calendar date in a text, as YYYY-MM-DD.
 *
 * Knows 2010-01-01, 20100101, 2010.01.01, 2010/01/01 and 2010年01月01日, in full-width digits
 * too, with or without leading zeros, and with spaces anywhere.
 *
 * @returns `undefined` when the text is anything else, or a day that no calendar from 1900 to
 *   2199 has
 */
export function dateFrom(text: string): string | undefined {
  const parts = DATE.exec(compact(text))
    ?.slice(1)
    .filter((part) => /^\d+$/.test(part));
  if (parts?.length !== 3) return undefined;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const isReal = isMonth(year, month) && day >= 1 && day <= daysIn(year, month);
  return isReal ? format(year, month, day) : undefined;
}

/**
 * The years of a term: 6 for "6年" or "6 年".
 *
 * @returns 1 to 99; `undefined` when the text is anything else
 */
export function termYearsFrom(text: string): number | undefined {
  const years = Number(/^(\d{1,2})年$/.exec(compact(text))?.[1] ?? 0);
  return years > 0 ? years : undefined;
}

/** Whether the text says that the licence does not expire: 长期. */
export const isIndefinite = (text: string): boolean => /^长期(有效)?$/.test(compact(text));

/** The two texts of "D1 至 D2"; either may be empty, as in "至 D2". */
export interface Range {
  readonly from: string;
  readonly until: string;
}

/**
 * Parts a combined validity at its 至: "2014-12-25至长期" is from "2014-12-25" until "长期".
 *
 * Looks for the one separator alone: whether the two texts are dates is for the caller to see.
 *
 * @returns `undefined` when there is no separator, or more than one
 */
export function rangeFrom(text: string): Range | undefined {
  const [from, until, ...more] = halfWidth(text).split(/[至到~]/);
  if (from === undefined || until === undefined || more.length > 0) return undefined;
  return { from: from.trim(), until: until.trim() };
}

/**
 * The same day some years later, as on the card: 2014-12-25 and 6 years is 2020-12-25.
 *
 * 29 February becomes 28 February in a common year. The 1st of March would be a day more than
 * the term gives, and a licence must not seem valid on a day it is not.
 *
 * @param date - YYYY-MM-DD
 * @param years - a whole number
 */
export function addYears(date: string, years: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return format(year + years, month, Math.min(day, daysIn(year + years, month)));
}

/**
 * The last day of a month, as YYYY-MM-DD.
 *
 * @param month - 1 to 12
 * @returns `undefined` for a month that no calendar from 1900 to 2199 has
 */
export const lastDayOf = (year: number, month: number): string | undefined =>
  isMonth(year, month) ? format(year, month, daysIn(year, month)) : undefined;

const compact = (text: string) => withoutSpaces(halfWidth(text)).replace(/[–—−]/g, "-");

const isMonth = (year: number, month: number) =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12;

/** Day 0 of the next month is the last of this one. */
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const format = (year: number, month: number, day: number) =>
  [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
