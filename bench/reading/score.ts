import { editDistance } from "../../src/local-ocr/reading/edit-distance.ts";
import type { Item } from "../../src/licence/item.ts";

/** Confidence from which on a value must be right. */
export const CERTAIN = 0.98;
/** Reported apart: the seal is read where it can be. */
export const SEAL = "红章";

export interface Miss {
  readonly picture: string;
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly confidence: number;
}

/** How often a field was right. */
export interface Tally {
  asked: number;
  right: number;
}

/** What came of all pictures together; filled by {@link score}. */
export interface Score {
  readonly fields: Map<string, Tally>;
  readonly misses: Miss[];
  letters: number;
  wrongLetters: number;
}

export const emptyScore = (): Score => ({
  fields: new Map(),
  misses: [],
  letters: 0,
  wrongLetters: 0,
});

/** Compares one picture's items with what its card says. Spaces do not count. */
export function score(
  all: Score,
  picture: string,
  truth: Readonly<Record<string, string>>,
  items: readonly Item[],
): void {
  for (const [name, value] of Object.entries(truth)) {
    const item = items.find(({ label }) => label === name);
    const [expected, got] = [plain(value), plain(item?.text ?? "")];
    const tally = all.fields.get(name) ?? { asked: 0, right: 0 };
    all.fields.set(name, tally);
    tally.asked++;
    if (expected === got) tally.right++;
    else all.misses.push({ picture, name, expected, got, confidence: item?.confidence ?? 0 });
    if (name === SEAL) continue;
    all.letters += expected.length;
    all.wrongLetters += Math.min(expected.length, editDistance(expected, got));
  }
}

/** Spaces do not count. */
export const plain = (text: string) => text.replace(/\s+/g, "");

/** Fields read exactly, as a share of all but the seal, 0…1. */
export function exactShare({ fields }: Score): number {
  const tallies = [...fields].filter(([name]) => name !== SEAL).map(([, tally]) => tally);
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return sum("right") / Math.max(1, sum("asked"));
}
