import type { Reading } from "./columns.ts";
import { dateFrom, lastDayOf } from "./dates.ts";
import { readingsOf, type LicenceItem } from "./licence-item.ts";
import { halfWidth, isDash, textFrom, withoutSpaces } from "./text.ts";
import { warningOf } from "./warnings.ts";

/** Until when the vehicle has passed its inspections. */
export interface Inspection {
  /** 检验记录, as printed: a line for each inspection, "检验有效期至2026年08月京A(01)". */
  readonly inspectionRecord?: string;
  /** YYYY-MM-DD: the last day of the latest month in the record. */
  readonly inspectionValidUntil?: string;
}

/** The card names a month; 日 stands on electronic licences alone. */
const MONTH = /(\d{4})年(\d{1,2})月(?!\d{1,2}日)/g;

/**
 * Reads the record, and from it the end of the last inspection: two values of one item.
 *
 * A record that names no month is kept as text, and doubted: the end is what it is for.
 */
export function readInspection(items: readonly LicenceItem[]): Reading<Inspection> {
  const text = textFrom(readingsOf(items, "INSPECTION_RECORD")[0]?.text ?? "");
  if (text === undefined)
    return { values: {}, warnings: [warningOf("MISSING_FIELD", "INSPECTION_RECORD")] };
  if (isDash(text)) return { values: {}, warnings: [] };
  const inspectionValidUntil = inspectionEndFrom(text);
  if (inspectionValidUntil === undefined)
    return {
      values: { inspectionRecord: text },
      warnings: [warningOf("INVALID_FORMAT", "INSPECTION_RECORD")],
    };
  return { values: { inspectionRecord: text, inspectionValidUntil }, warnings: [] };
}

/**
 * The last day on which the latest inspection in a record holds: an inspection valid until
 * 2026年08月 holds through 2026-08-31.
 *
 * @param text - any number of records with anything between, or one date alone
 * @returns YYYY-MM-DD; `undefined` when the text has no month of a calendar from 1900 to 2199
 */
export function inspectionEndFrom(text: string): string | undefined {
  const plain = withoutSpaces(halfWidth(text));
  const months = [...plain.matchAll(MONTH)].flatMap(
    ([, year, month]) => lastDayOf(Number(year), Number(month)) ?? [],
  );
  return months.sort().at(-1) ?? dateFrom(plain);
}
