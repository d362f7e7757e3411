import { CERTAIN } from "./confidence.ts";
import type { Letter } from "./text-line.ts";

/** Signs that printers and lenses make alike. */
const LOOKALIKES = ["0ODQ", "1IL7T", "2Z", "5S", "6G", "8B3", "4A", "VYU", "MNW", "KX", "CG", "EF"];

/** Rivals are asked in turn: those with a real chance, those with a small one, lookalikes. */
const CHANCES = [0.2, 0.02, 0];

/**
 * The text that passes a test when exactly one letter of it is changed to what it may have been.
 *
 * It may have been one of the recognizer's next best letters, or a sign that looks like it. If two
 * such changes are as likely and both pass, neither is taken: a guess is no repair. Nor is a
 * letter changed that was read for certain: cards with a wrong check digit exist.
 *
 * @param signs - the signs the value can have
 */
export function repair(
  letters: readonly Letter[],
  signs: RegExp,
  passes: (text: string) => boolean,
): string | undefined {
  for (const chance of CHANCES) {
    const [only, ...more] = changedTexts(letters, chance).filter(
      ({ sign, text }) => signs.test(sign) && passes(text),
    );
    if (only) return more.length === 0 ? only.text : undefined;
  }
  return undefined;
}

interface Change {
  readonly sign: string;
  readonly text: string;
}

function changedTexts(letters: readonly Letter[], chance: number): readonly Change[] {
  const texts = letters.map(({ text }) => text);
  return letters.flatMap((letter, i) =>
    letter.probability > CERTAIN
      ? []
      : [...candidatesOf(letter, chance)].map((sign) => ({
          sign,
          text: texts.with(i, sign).join(""),
        })),
  );
}

function candidatesOf({ text, rivals }: Letter, chance: number): ReadonlySet<string> {
  const likely = rivals.filter(({ probability }) => probability >= chance);
  const alike = LOOKALIKES.filter((group) => chance === 0 && group.includes(text));
  const signs = [...likely.map((rival) => rival.text.toUpperCase()), ...alike.join("").split("")];
  return new Set(signs.filter((sign) => sign !== text));
}

/**
 * The one entry of a closed list that is the text, is a part of it, or differs in one letter.
 *
 * @returns `undefined` if there is none, or more than one as near
 */
export function snap(text: string, list: readonly string[]): string | undefined {
  const within = list.filter((entry) => text.includes(entry));
  const longest = within.toSorted((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  const near = list.filter((entry) => entry.length > 1 && differsInOne(text, entry));
  return near.length === 1 ? near[0] : undefined;
}

function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return a.split("").filter((sign, i) => sign !== b[i]).length === 1;
}
