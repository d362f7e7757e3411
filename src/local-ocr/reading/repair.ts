import { CERTAIN } from "./confidence.ts";
import { editDistance } from "./edit-distance.ts";
import type { Letter } from "./text-line.ts";

/** Signs that printers and lenses make alike. */
const LOOKALIKES = ["0ODQ", "1IL7T", "2Z", "5S", "6G", "8B3", "4A", "VYU", "MNW", "KX", "CG", "EF"];

/** What a lookalike is worth that was not among the recognizer's next best letters. */
const UNSEEN = 1e-4;
/** Two letters are changed together only where each may be the other, by so much of its probability. */
const LIKELY = 0.05;
/** The likeliest change must be so much likelier than the next one. */
const MARGIN = 2;

/**
 * The text that passes a test when one letter of it, or two, are changed to what they may have been:
 * the likeliest such text.
 *
 * A letter may have been one of the recognizer's next best, or a sign that looks like it. If two
 * texts are about as likely and both pass, neither is taken: a guess is no repair. Nor is a
 * letter changed that was read for certain: cards with a wrong check digit exist.
 *
 * @param signs - the signs the value can have
 */
export function repair(
  letters: readonly Letter[],
  signs: RegExp,
  passes: (text: string) => boolean,
): string | undefined {
  const texts = letters.map(({ text }) => text);
  const changes = letters.flatMap((letter, at) => changesOf(letter, at, signs));
  const likely = changes.filter(({ odds }) => odds >= LIKELY);
  const pairs = likely.flatMap((one, i) =>
    likely.slice(i + 1).flatMap((other) => (other.at > one.at ? [[one, other]] : [])),
  );
  const [best, next] = [...changes.map((change) => [change]), ...pairs]
    .map((all) => ({ text: changed(texts, all), odds: oddsOf(all) }))
    .filter(({ text }) => passes(text))
    .toSorted((a, b) => b.odds - a.odds);
  return best && best.odds >= MARGIN * (next?.odds ?? 0) ? best.text : undefined;
}

/** A letter that may have been another sign, and how likely: 1 is as likely as what was read. */
interface Change {
  readonly at: number;
  readonly sign: string;
  readonly odds: number;
}

function changesOf(
  { text, probability, rivals }: Letter,
  at: number,
  signs: RegExp,
): readonly Change[] {
  if (probability > CERTAIN) return [];
  const odds = new Map<string, number>();
  for (const group of LOOKALIKES.filter((each) => each.includes(text)))
    for (const sign of group) odds.set(sign, UNSEEN / probability);
  for (const rival of rivals.toReversed())
    odds.set(rival.text.toUpperCase(), rival.probability / probability);
  odds.delete(text);
  return [...odds].flatMap(([sign, each]) => (signs.test(sign) ? [{ at, sign, odds: each }] : []));
}

const changed = (texts: readonly string[], changes: readonly Change[]): string =>
  changes.reduce((all, { at, sign }) => all.with(at, sign), [...texts]).join("");

const oddsOf = (changes: readonly Change[]): number =>
  changes.reduce((product, { odds }) => product * odds, 1);

/**
 * The one entry of a closed list that is the text, is a part of it, differs in one letter, or has one more.
 *
 * @returns `undefined` if there is none, or more than one as near
 */
export function snap(text: string, list: readonly string[]): string | undefined {
  const within = list.filter((entry) => text.includes(entry));
  const longest = within.toSorted((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  const near = list.filter(
    (entry) => (entry.length > 1 && differsInOne(text, entry)) || hasOneMore(text, entry),
  );
  return near.length === 1 ? near[0] : undefined;
}

function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return a.split("").filter((sign, i) => sign !== b[i]).length === 1;
}

/** Of a shorter text too much may be missing. */
const TELLING = 3;

const hasOneMore = (text: string, entry: string) =>
  text.length >= TELLING && entry.length === text.length + 1 && editDistance(text, entry) === 1;
