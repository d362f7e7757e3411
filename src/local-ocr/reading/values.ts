import { dateFrom, isIndefinite, termYearsFrom } from "../../licence/dates.ts";
import { plateFrom } from "../../licence/plate.ts";
import { birthDateOf, isResidentId, isResidentIdChecked } from "../../licence/resident-id.ts";
import { halfWidth } from "../../licence/text.ts";
import { vehicleClassesFrom } from "../../licence/vehicle-classes.ts";
import { isVin, isVinChecked } from "../../licence/vin.ts";
import { capped, confidenceOf, MALFORMED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { isCounty } from "./places.ts";
import { repair, snap } from "./repair.ts";
import {
  capitals,
  CITY,
  DIGITS,
  ENGINE,
  isAltered,
  LATIN,
  only,
  PROVINCE,
  RESIDENT_ID,
  SERIAL,
  SEX,
  spelt,
  VIN,
  withZeros,
} from "./spelling.ts";
import { pitchOf } from "./text-line.ts";
import type { Letter } from "./text-line.ts";

/** 证号: 18 signs whose birth date exists and whose check digit is right, or whatever stands there. */
export function residentId(reading: Reading): Value {
  const read = spelt(reading, RESIDENT_ID);
  const text = textOfLetters(read.letters);
  const isRight = (id: string) => isResidentIdChecked(id) && birthDateOf(id) !== undefined;
  if (isRight(text)) return { text, confidence: confidenceOf(read, 20) };
  const part = partOf(read, 18, isRight);
  if (part) return { text: textOfLetters(part.letters), confidence: confidenceOf(part, 5) };
  const zeroed = withZeros(read).letters;
  const isOfCounty = (id: string) => isRight(id) && isCounty(id.slice(0, 6));
  const repaired = isRight(textOfLetters(zeroed))
    ? textOfLetters(zeroed)
    : // Numbers outlive the counties that gave them: these only decide between two repairs.
      (repair(read.letters, RESIDENT_ID.signs, isRight) ??
      repair(read.letters, RESIDENT_ID.signs, isOfCounty) ??
      repair(zeroed, RESIDENT_ID.signs, isRight));
  if (repaired) return { text: repaired, confidence: capped(confidenceOf(read), REPAIRED) };
  if (isResidentId(text)) return { text, confidence: capped(confidenceOf(read), 0.6) };
  const plain = spelt(reading, LATIN);
  // Holders from abroad have numbers of other forms.
  return { text: textOfLetters(plain.letters), confidence: capped(confidenceOf(plain), REPAIRED) };
}

/**
 * 证号 again, where its check digit was wrong as it was read: with the birth date that stands on the
 * card too.
 *
 * @param birthDate - as YYYY-MM-DD
 * @returns `undefined` if that does not make it right, or too much of it would be changed
 */
export function residentIdOfBirth(reading: Reading, birthDate: string): Value | undefined {
  const { letters, ghosts } = spelt(reading, RESIDENT_ID);
  const digits = birthDate.replaceAll("-", "");
  const born = letters.map((letter, i) => {
    const text = digits[i - BIRTH] ?? letter.text;
    return text === letter.text ? letter : { ...letter, text, probability: GUESSED };
  });
  const changed = born.filter((letter, i) => letter !== letters[i]);
  if (letters.length !== 18 || changed.length > MOST_CHANGED) return undefined;
  const { text } = residentId({ letters: born, ghosts });
  return isResidentIdChecked(text) ? { text, confidence: GUESSED } : undefined;
}

/** Where the birth date begins in a number, and how many of its digits may have been misread. */
const BIRTH = 6;
const MOST_CHANGED = 3;

/** The one part of so many letters that passes a test: half a label may stand before it. */
function partOf(
  { letters, ghosts }: Reading,
  size: number,
  passes: (text: string) => boolean,
): Reading | undefined {
  const parts = letters
    .map((_, from) => letters.slice(from, from + size))
    .filter((part) => part.length === size && passes(textOfLetters(part)));
  const [only, ...more] = parts;
  return only && more.length === 0 ? { letters: only, ghosts } : undefined;
}

/** 识别代码: 17 signs. A wrong check digit is a doubt, not an error: imported cars have none. */
export function vin(reading: Reading): Value {
  const plain = capitals(reading);
  const read = spelt(plain, VIN);
  const text = textOfLetters(read.letters);
  const limit = isAltered(plain, read) ? ALTERED : 1;
  if (isVinChecked(text)) return { text, confidence: capped(confidenceOf(read, 11), limit) };
  const repaired = repair(read.letters, VIN.signs, isVinChecked);
  if (repaired) return { text: repaired, confidence: capped(confidenceOf(read), REPAIRED) };
  return { text, confidence: capped(confidenceOf(read), isVin(text) ? 0.8 : MALFORMED) };
}

/** The most that is said of a value with a sign that cannot be there, and was replaced. */
const ALTERED = 0.97;

/** 车牌号码: the part of the line that is a plate, whatever touches it. */
export function plate(reading: Reading): Value {
  const whole = only(capitals(reading), NO_SEPARATOR);
  const found = plateIn(whole) ?? plateIn(withProvince(whole));
  if (found) return found;
  const read = only(whole, /[\u4E00-\u9FFFA-Z\d]/);
  return { text: textOfLetters(read.letters), confidence: capped(confidenceOf(read), MALFORMED) };
}

function plateIn({ letters, ghosts }: Reading): Value | undefined {
  for (let start = 0; start < letters.length - 5; start++) {
    for (let size = Math.min(8, letters.length - start); size >= 6; size--) {
      const part = { letters: letters.slice(start, start + size), ghosts };
      const read = plateOf(part);
      const text = plateFrom(textOfLetters(read.letters));
      if (!text) continue;
      const isWhole = size === letters.length && !isAltered(part, read);
      // A wrong sign of a serial mostly makes another plate: the form tells only what cannot be one.
      const confidence = isWhole ? confidenceOf(read) : capped(confidenceOf(read, 2), ALTERED);
      return { text, confidence };
    }
  }
  return undefined;
}

/** Between the city's letter and the serial a dot may be printed. */
const NO_SEPARATOR = /^[^\s·•・･‧∙⋅.\-–—_]$/;

/** Province and city, then the serial, in which only the last sign may be Chinese. */
function plateOf({ letters, ghosts }: Reading): Reading {
  const end = /[\u4E00-\u9FFF]/.test(letters.at(-1)?.text ?? "") ? -1 : letters.length;
  const serial = spelt({ letters: letters.slice(2, end), ghosts }, SERIAL);
  const tail = end === -1 ? letters.slice(-1) : [];
  const first = letters.slice(0, 1).map((letter) => provinceOf(letter) ?? letter);
  const city = spelt({ letters: letters.slice(1, 2), ghosts: [] }, CITY).letters;
  return { letters: [...first, ...city, ...serial.letters, ...tail], ghosts };
}

/** A letter as the province it is, or may be; `undefined` if it may be none. */
const provinceOf = (letter: Letter): Letter | undefined =>
  spelt({ letters: [letter], ghosts: [] }, PROVINCE).letters[0];

/** A plate that begins with its city: before it a province may have been nearly read. */
function withProvince({ letters, ghosts }: Reading): Reading {
  const start = letters[0]?.position ?? 0;
  const [likeliest] = ghosts
    .filter(({ position }) => position < start)
    .flatMap((ghost) => provinceOf(ghost) ?? [])
    .toSorted((a, b) => b.probability - a.probability);
  return likeliest
    ? { letters: [{ ...likeliest, probability: GUESSED }, ...letters], ghosts }
    : { letters, ghosts };
}

/** The most that is said of a value with a sign that was not read, or was read as one it cannot have. */
const GUESSED = 0.6;

const DAY = /(\d{4})\D{0,2}(\d{2})\D{0,2}(\d{2})/;

const isDay = (digits: string) => dateFrom(digits) !== undefined;

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

/** 准驾车型: "C1E" is C1 and E, printed without a sign between. */
export function vehicleClasses(reading: Reading): Value {
  const plain = only(capitals(reading), /[A-Z\d|]/);
  const text = textOfLetters(plain.letters);
  const found = vehicleClassesFrom(text);
  if (found) return { text: found.join(""), confidence: confidenceOf(plain, 3) };
  const mended = vehicleClassesFrom(
    text
      .replace(/8(?=[12ILZ|])/g, "B")
      .replace(/([ABC])[IL|]/g, "$11")
      .replace(/([ABC])Z/g, "$12")
      .replace(/CS/g, "C5"),
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

/** 性别: where it was read as another sign, what that may be. */
export function sex(reading: Reading): Value {
  const read = only(reading, SEX.signs);
  const { letters } = read.letters.length > 0 ? read : spelt(reading, SEX);
  return listed({ ...read, letters }, ["男", "女"]);
}

/** A text that nothing is known of. */
export function free(reading: Reading): Value {
  const text = halfWidth(textOfLetters(reading.letters));
  return { text, confidence: confidenceOf(reading) };
}

/**
 * O or 0, where the recognizer wavers between the two: as the rest of its word is.
 *
 * "LJO 92211873" is a word of letters and a word of digits; in a mixed word nothing is known.
 */
function settled({ letters, ghosts }: Reading): Reading {
  const wordOf = (at: number) => {
    const ends = letters.flatMap((_, i) => (isGap(letters, i) ? [i] : []));
    const from = ends.filter((end) => end <= at).at(-1) ?? 0;
    return letters.slice(from, ends.find((end) => end > at) ?? letters.length);
  };
  const settle = (letter: Letter, at: number): Letter => {
    const other = CIRCLES[letter.text];
    const rival = letter.rivals.find(({ text }) => text === other);
    if (!other || !rival || rival.probability < WAVERING) return letter;
    const rest = textOfLetters(wordOf(at).filter((each) => each !== letter));
    const kind = other === "O" ? /^[A-Z]+$/ : /^\d+$/;
    return kind.test(rest) ? { ...letter, ...rival } : letter;
  };
  return { letters: letters.map(settle), ghosts };
}

const CIRCLES: Readonly<Record<string, string>> = { O: "0", "0": "O" };
const WAVERING = 0.02;

/** Whether a space stands before a letter. */
function isGap(letters: readonly Letter[], at: number): boolean {
  const [before, letter] = [letters[at - 1], letters[at]];
  if (!before || !letter) return false;
  return letter.position - before.position > 1.5 * pitchOf(letters);
}

/** 发动机号: Latin capitals, digits and a few signs; 无 where a vehicle has none. */
export const engineNumber = (reading: Reading): Value =>
  textOfLetters(reading.letters) === "无" ? free(reading) : free(settled(spelt(reading, ENGINE)));
