import { textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { ENGINE, spelt } from "./spelling.ts";
import { pitchOf } from "./text-line.ts";
import type { Letter } from "./text-line.ts";
import { free } from "./values.ts";

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
