import { birthDateOf, isResidentId, isResidentIdChecked } from "../../licence/resident-id.ts";
import { capped, confidenceOf, GUESSED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { isCounty } from "./places.ts";
import { repair } from "./repair.ts";
import { LATIN, RESIDENT_ID, spelt, withZeros } from "./spelling.ts";

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
