import { BRANDS } from "./brands.ts";
import { CERTAIN, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { snap } from "./repair.ts";
import { MODEL, spelt } from "./spelling.ts";
import type { Letter } from "./text-line.ts";
import { free } from "./values.ts";

/** 品牌型号: the brand in Chinese, 牌, and a code. A ruled line before it is read as a dash or as 一. */
export function model({ letters, ghosts }: Reading): Value {
  const start = Math.max(
    0,
    letters.findIndex(({ text }) => !/[-_一—]/.test(text)),
  );
  const end = Math.max(start, letters.findLastIndex(({ text }) => text === "牌") + 1);
  const code = spelt({ letters: letters.slice(end), ghosts }, MODEL);
  return free({
    letters: [...branded(letters.slice(start, end)), ...code.letters.map(lettered)],
    ghosts: code.ghosts,
  });
}

/**
 * The brand before 牌: one that exists, where a single unsure letter stood against it, or where
 * words of the seal stand before it.
 */
function branded(letters: readonly Letter[]): readonly Letter[] {
  const brand = textOfLetters(letters.slice(0, -1));
  const near = snap(brand, likelyOf(letters)) ?? snap(brand, alikeTo(brand));
  const stray = near ? 0 : strayBefore(brand);
  const isUnsure = letters.slice(0, stray).every(({ probability }) => probability < CERTAIN);
  const start = isUnsure ? stray : 0;
  return letters.slice(start).map((letter, i) => {
    const text = near?.[i] ?? letter.text;
    if (start === 0 && (text === letter.text || letter.probability > CERTAIN)) return letter;
    return { ...letter, text, probability: Math.min(letter.probability, INFERRED) };
  });
}

/** The brands that the recognizer had among its next best letters too. */
const likelyOf = (letters: readonly Letter[]) =>
  alikeTo(textOfLetters(letters.slice(0, -1))).filter((brand) =>
    Array.from(brand).every((sign, i) => {
      const { text, rivals = [] } = letters[i] ?? {};
      return sign === text || rivals.some((rival) => rival.text === sign);
    }),
  );

/** A brand of one letter is never guessed. */
const alikeTo = (brand: string) =>
  BRANDS.filter(({ length }) => length === brand.length && length > 1);

/** How many letters stand before a brand that exists. One more may be a brand of its own. */
function strayBefore(brand: string): number {
  const within = BRANDS.filter(({ length }) => length > 1 && length < brand.length - 1);
  const longest = Math.max(
    0,
    ...within.filter((each) => brand.endsWith(each)).map((e) => e.length),
  );
  return longest === 0 ? 0 : brand.length - longest;
}

/** The most that is said of a letter that a list or a rule put there. */
const INFERRED = 0.8;

/**
 * The code begins with two letters, the manufacturer's: a digit there is a letter misread.
 *
 * @see GB 9417-1988
 */
function lettered(letter: Letter, at: number): Letter {
  if (at > 1 || !/\d/.test(letter.text)) return letter;
  const rival = letter.rivals.find(({ text }) => /^[A-HJ-NP-Z]$/.test(text));
  const text = rival?.text ?? LETTERS[letter.text] ?? letter.text;
  return { ...letter, text, probability: Math.min(letter.probability, INFERRED) };
}

const LETTERS: Readonly<Record<string, string>> = {
  8: "B",
  2: "Z",
  5: "S",
  0: "Q",
  6: "G",
  1: "L",
};
