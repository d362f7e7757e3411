import { dateFrom, isIndefinite, termYearsFrom } from "../../licence/dates.ts";
import { plateFrom, PROVINCES } from "../../licence/plate.ts";
import { birthDateOf, isResidentIdChecked } from "../../licence/resident-id.ts";
import { halfWidth } from "../../licence/text.ts";
import { vehicleClassesFrom } from "../../licence/vehicle-classes.ts";
import { isVin, isVinChecked } from "../../licence/vin.ts";
import { capped, confidenceOf, MALFORMED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { repair, snap } from "./repair.ts";
import type { Letter } from "./text-line.ts";

/** What is read for a sign that the value cannot have. */
type Substitutes = Readonly<Record<string, string>>;

const AS_DIGIT: Substitutes = { O: "0", D: "0", Q: "0", I: "1", L: "1", "|": "1", Z: "2", S: "5" };
const AS_SERIAL: Substitutes = { O: "0", Q: "0", I: "1", "|": "1" };

/** Half-width capitals, and each impossible sign as the possible one it looks like. */
function spelled({ letters, ghosts }: Reading, substitutes: Substitutes): Reading {
  const spell = (letter: Letter): Letter => {
    const sign = halfWidth(letter.text).toUpperCase();
    return { ...letter, text: substitutes[sign] ?? sign };
  };
  return { letters: letters.map(spell), ghosts };
}

const only = ({ letters, ghosts }: Reading, signs: RegExp): Reading => ({
  letters: letters.filter(({ text }) => signs.test(text)),
  ghosts,
});

/** Whether any letter was substituted in {@link spelled}. */
const isAltered = (before: Reading, after: Reading) =>
  halfWidth(textOfLetters(before.letters)).toUpperCase() !== textOfLetters(after.letters);

/** 证号: 18 signs whose birth date exists and whose check digit is right, or whatever stands there. */
export function residentId(reading: Reading): Value {
  const read = only(spelled(reading, AS_DIGIT), /[\dX]/);
  const text = textOfLetters(read.letters);
  const isRight = (id: string) => isResidentIdChecked(id) && birthDateOf(id) !== undefined;
  if (isRight(text)) return { text, confidence: confidenceOf(read, 20) };
  const repaired = repair(read.letters, "0123456789X", isRight);
  if (repaired) return { text: repaired, confidence: capped(confidenceOf(read), REPAIRED) };
  if (/^\d{17}[\dX]$/.test(text)) return { text, confidence: capped(confidenceOf(read), 0.6) };
  const plain = textOfLetters(spelled(reading, {}).letters);
  return { text: plain, confidence: capped(confidenceOf(reading), MALFORMED) };
}

/** 识别代码: 17 signs. A wrong check digit is a doubt, not an error: imported cars have none. */
export function vin(reading: Reading): Value {
  const plain = only(spelled(reading, {}), /[A-Z0-9]/);
  const read = spelled(plain, AS_SERIAL);
  const text = textOfLetters(read.letters);
  const limit = isAltered(plain, read) ? 0.97 : 1;
  if (isVinChecked(text)) return { text, confidence: capped(confidenceOf(read, 11), limit) };
  const repaired = repair(read.letters, "ABCDEFGHJKLMNPRSTUVWXYZ0123456789", isVinChecked);
  if (repaired) return { text: repaired, confidence: capped(confidenceOf(read), REPAIRED) };
  return { text, confidence: capped(confidenceOf(read), isVin(text) ? 0.8 : MALFORMED) };
}

/** 车牌号码. */
export function plate(reading: Reading): Value {
  const plain = only(spelled(reading, {}), /[\u4E00-\u9FFFA-Z0-9]/);
  const tail = spelled({ ...plain, letters: plain.letters.slice(2) }, AS_SERIAL);
  const read = { ...plain, letters: [...plain.letters.slice(0, 2), ...tail.letters] };
  const text = textOfLetters(read.letters);
  const found = plateFrom(text);
  if (!found) return { text, confidence: capped(confidenceOf(read), MALFORMED) };
  const limit = isAltered(plain, read) ? 0.97 : 1;
  return { text: found, confidence: capped(confidenceOf(read, 2), limit) };
}

/** Whether a plate lacks its first sign alone. */
export const lacksProvince = (text: string) =>
  PROVINCES.split("").filter((province) => plateFrom(province + text)).length > 1;

const DAY = /(\d{4})\D{0,2}(\d{2})\D{0,2}(\d{2})/;

/** A date, as YYYY-MM-DD. */
export function date(reading: Reading): Value {
  const spelt = spelled(reading, AS_DIGIT);
  const text = textOfLetters(spelt.letters);
  const read = only(spelt, /\d/);
  const [, year, month, day] = DAY.exec(text) ?? [];
  const found = year && month && day ? dateFrom(`${year}-${month}-${day}`) : undefined;
  if (!found || read.letters.length !== 8)
    return { text: found ?? text, confidence: capped(confidenceOf(read), MALFORMED) };
  return { text: found, confidence: confidenceOf(read, 2) };
}

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
  const last = date(only(reading, /[^至到]/));
  return text === "" ? undefined : last;
}

/** 准驾车型: "C1E" is C1 and E, printed without a sign between. */
export function vehicleClasses(reading: Reading): Value {
  const plain = only(spelled(reading, {}), /[A-Z0-9|]/);
  const text = textOfLetters(plain.letters);
  const found = vehicleClassesFrom(text);
  if (found) return { text: found.join(""), confidence: confidenceOf(plain, 3) };
  const mended = vehicleClassesFrom(
    text.replace(/([ABC])[IL|]/g, "$11").replace(/([ABC])Z/g, "$12"),
  );
  if (mended) return { text: mended.join(""), confidence: capped(confidenceOf(plain), REPAIRED) };
  return { text, confidence: capped(confidenceOf(plain), MALFORMED) };
}

/** A value of a short list, or whatever stands there. */
export function listed(reading: Reading, list: readonly string[]): Value {
  const read = only(reading, /[\u4E00-\u9FFF\w]/);
  const text = textOfLetters(read.letters);
  const found = snap(text, list);
  if (found === text) return { text, confidence: confidenceOf(read, 4) };
  if (found) return { text: found, confidence: capped(confidenceOf(read), REPAIRED) };
  return { text, confidence: capped(confidenceOf(read), 0.9) };
}

/** A text that nothing is known of. */
export function free(reading: Reading): Value {
  const text = halfWidth(textOfLetters(reading.letters));
  return { text, confidence: confidenceOf(reading) };
}
