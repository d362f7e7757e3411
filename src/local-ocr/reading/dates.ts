import { dateFrom, isIndefinite, termYearsFrom } from "../../licence/dates.ts";
import { capped, confidenceOf, GUESSED, MALFORMED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { repair } from "./repair.ts";
import { capitals, DIGITS, only, spelt } from "./spelling.ts";
import type { Letter } from "./text-line.ts";

/** A date, as YYYY-MM-DD. */
export function date(reading: Reading): Value {
  const read = only(spelt(reading, { ...DIGITS, signs: /^[\d\-.年月日/]$/ }), /\d/);
  const digits = textOfLetters(read.letters);
  const found = dateFrom(digits);
  if (found) return { text: found, confidence: confidenceOf(read, 2) };
  const repaired = digits.length === 8 && repair(read.letters, DIGITS.signs, isDay);
  if (repaired) return { text: dateFrom(repaired) ?? "", confidence: GUESSED };
  const [, year, month, day] = DAY.exec(textOfLetters(capitals(reading).letters)) ?? [];
  const part = year && month && day ? dateFrom(`${year}${month}${day}`) : undefined;
  const text = part ?? textOfLetters(reading.letters);
  return { text, confidence: capped(confidenceOf(read), MALFORMED) };
}

const DAY = /(\d{4})\D{0,2}(\d{2})\D{0,2}(\d{2})/;

const isDay = (digits: string) => dateFrom(digits) !== undefined;

/** The validity row: "D1至D2", "D1至长期", "D1", "6年" or "长期", in its two parts. */
export function validity(reading: Reading): { readonly from?: Value; readonly until?: Value } {
  const { letters } = reading;
  const isDigit = (letter?: Letter) => /\d/.test(letter?.text ?? "");
  const digits = letters.flatMap((letter, i) => (isDigit(letter) ? [i] : []));
  const until = digits.length >= 8 ? (digits[7] ?? 0) + 1 : 0;
  const part = (from: number, to: number): Reading => ({
    ...reading,
    letters: letters.slice(from, to),
  });
  const rest = part(until, letters.length);
  const term = endOf(rest);
  return {
    ...(until > 0 && { from: date(part(0, until)) }),
    ...(term && { until: term }),
  };
}

function endOf(reading: Reading): Value | undefined {
  const text = textOfLetters(reading.letters).replace(/^[至到\s\-~—–]+/, "");
  if (/[长期]{2}|长期/.test(text) || isIndefinite(text))
    return { text: "长期", confidence: confidenceOf(reading, 2) };
  const years = termYearsFrom(text);
  if (years) return { text: `${years}年`, confidence: confidenceOf(reading, 2) };
  // Words without a digit are a seal's.
  return /\d/.test(text) ? date(only(reading, /[^至到]/)) : undefined;
}
