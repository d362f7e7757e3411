import type { Reading } from "./columns.ts";
import { addYears, dateFrom, isIndefinite, rangeFrom, termYearsFrom } from "./dates.ts";
import { readingsOf, type LicenceItem } from "./licence-item.ts";
import { warningOf, type LicenceWarning } from "./warnings.ts";

/** How long a driver's licence is valid. */
export interface Validity {
  /** 起始日期, YYYY-MM-DD. */
  readonly validFrom?: string;
  /** 有效日期, YYYY-MM-DD. A term ("6年") is counted from `validFrom`. */
  readonly validUntil?: string;
  /** True for 长期, false for a date or a term; absent when neither was read. */
  readonly validIndefinitely?: boolean;
}

/**
 * Reads both ends of the validity together, because one text may name both ("D1 至 D2"), and
 * because a term is nothing without its start. An end's own item goes before another's.
 */
export function readValidity(items: readonly LicenceItem[]): Reading<Validity> {
  const start = endsOf(readingsOf(items, "VALID_FROM")[0], "from");
  const end = endsOf(readingsOf(items, "VALID_UNTIL")[0], "until");
  const from = start.from || end.from;
  const until = end.until || start.until;
  const validFrom = dateFrom(from);
  const values = { ...(validFrom && { validFrom }), ...readEnd(until, validFrom) };
  return { values, warnings: [...startDoubts(from, values), ...endDoubts(until, values)] };
}

/** The texts of both ends in one item; without a 至 it names the one end it is the item of. */
function endsOf(item: LicenceItem | undefined, side: "from" | "until") {
  const ends = { from: "", until: "" };
  if (!item) return ends;
  return rangeFrom(item.text) ?? { ...ends, [side]: item.text };
}

function readEnd(text: string, validFrom: string | undefined): Omit<Validity, "validFrom"> {
  if (isIndefinite(text)) return { validIndefinitely: true };
  const years = termYearsFrom(text);
  if (years !== undefined && validFrom === undefined) return { validIndefinitely: false };
  const validUntil = years && validFrom ? addYears(validFrom, years) : dateFrom(text);
  return validUntil ? { validUntil, validIndefinitely: false } : {};
}

function startDoubts(text: string, { validFrom }: Validity): readonly LicenceWarning[] {
  if (validFrom !== undefined) return [];
  return [warningOf(text === "" ? "MISSING_FIELD" : "INVALID_FORMAT", "VALID_FROM")];
}

function endDoubts(text: string, validity: Validity): readonly LicenceWarning[] {
  const { validUntil, validIndefinitely } = validity;
  if (text === "") return [warningOf("MISSING_FIELD", "VALID_UNTIL")];
  if (validIndefinitely === undefined) return [warningOf("INVALID_FORMAT", "VALID_UNTIL")];
  if (validUntil !== undefined || validIndefinitely) return [];
  const message = "The licence gives a term of years, and the date it runs from was not read.";
  return [{ code: "MISSING_FIELD", field: "VALID_UNTIL", message }];
}
