import { isIndefinite, rangeFrom, termYearsFrom } from "./dates.ts";

/**
 * Which end of the validity a label stands for that may mean either (有效期限).
 *
 * On old cards it is a term, counted from the start beside it; on new ones some services give
 * the start under it and the end under 至, and others both in one text. A text of both counts
 * as the end, and the start is read from it too.
 *
 * @param text - what was read under the label
 * @param read - the fields that the other items of the reply have a text for
 */
export function validityFieldOf(
  text: string,
  read: ReadonlySet<unknown>,
): "VALID_FROM" | "VALID_UNTIL" {
  const isEnd = isIndefinite(text) || termYearsFrom(text) !== undefined || rangeFrom(text);
  return isEnd || read.has("VALID_FROM") ? "VALID_UNTIL" : "VALID_FROM";
}
