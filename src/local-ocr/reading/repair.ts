import type { Letter } from "./text-line.ts";

/** Signs that printers and lenses make alike. */
const LOOKALIKES = ["0ODQ", "1IL7T", "2Z", "5S", "6G", "8B3", "4A", "VYU", "MNW", "KX", "CG", "EF"];

/**
 * The text that passes a test when exactly one letter of it is changed to what it may have been.
 *
 * It may have been one of the recognizer's next best letters, or a sign that looks like it.
 * If two such changes pass, neither is taken: a guess is no repair.
 *
 * @param alphabet - the signs the value can have
 */
export function repair(
  letters: readonly Letter[],
  alphabet: string,
  passes: (text: string) => boolean,
): string | undefined {
  const signs = letters.map(({ text }) => text);
  const found = new Set<string>();
  for (const [i, letter] of letters.entries()) {
    for (const sign of candidatesOf(letter)) {
      const text = signs.with(i, sign).join("");
      if (alphabet.includes(sign) && passes(text)) found.add(text);
    }
  }
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

/** A rival must have had this much of a chance. */
const RIVAL_PROBABILITY = 0.001;

function candidatesOf({ text, rivals }: Letter): ReadonlySet<string> {
  const likely = rivals.filter(({ probability }) => probability >= RIVAL_PROBABILITY);
  const alike = LOOKALIKES.filter((group) => group.includes(text)).flatMap((group) =>
    group.split(""),
  );
  const candidates = new Set([...likely.map((rival) => rival.text.toUpperCase()), ...alike]);
  candidates.delete(text);
  return candidates;
}

/**
 * The one entry of a closed list that is the text, or differs from it in one letter.
 *
 * @returns `undefined` if there is none, or more than one as near
 */
export function snap(text: string, list: readonly string[]): string | undefined {
  if (list.includes(text)) return text;
  const near = list.filter((entry) => entry.length > 1 && differsInOne(text, entry));
  return near.length === 1 ? near[0] : undefined;
}

function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return a.split("").filter((sign, i) => sign !== b[i]).length === 1;
}
