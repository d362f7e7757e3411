import { editDistance, findNearest } from "./edit-distance.ts";
import type { Match } from "./edit-distance.ts";
import type { Form, FormLabel } from "./form.ts";
import { pieceOf } from "./page.ts";
import type { Piece } from "./page.ts";
import { sliceLine, withoutSpaces } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";

/** A label found on the card. */
export interface Label {
  /** Of the item it stands for. */
  readonly name: string;
  readonly piece: Piece;
  /** How far from certain it is that this is the label: 0 is certain, 1 an English one; more is a guess. */
  readonly doubt: number;
}

/** The doubt of half a label, which may be any letter misread. */
const HALF = 1.5;
/** And of one that was not read, but is where its form has it. */
export const INFERRED = 2;
/** Whether a label is no more than a guess. */
export const isGuess = ({ doubt }: Pick<Label, "doubt">) => doubt > 1;

/** A line's labels, and what is left of the line between and beside them. */
export interface Split {
  readonly labels: readonly Label[];
  readonly values: readonly Piece[];
}

interface Hit extends Match {
  readonly name: string;
  readonly doubt: number;
}

/** An English label half misread is English still; the card has little else in Latin words. */
const ENGLISH_LIKENESS = 0.6;
/** More is asked of an English label that is cut off from a value it touches. */
const PREFIX_LIKENESS = 0.75;

/** Parts a line at the form's labels. "性别男国籍中国" has two of each. */
export function splitLine(line: TextLine, form: Form, slope: number): Split {
  const whole = pieceOf(withoutSpaces(line), slope);
  const english = englishLabelOf(whole.text, form);
  if (english) return { labels: [{ name: english.name, piece: whole, doubt: 1 }], values: [] };
  if (isSmallLetters(whole.text)) return { labels: [], values: [] };
  const hits = apart(hitsOf(searchable(whole), form)).sort((a, b) => a.from - b.from);
  const cut = (from: number, to: number) => pieceOf(sliceLine(whole, from, to), slope);
  const starts = [0, ...hits.map(({ to }) => to)];
  const ends = [...hits.map(({ from }) => from), whole.letters.length];
  const values = starts.flatMap((start, i) => {
    const [first, last] = trimmed(whole, start, ends[i] ?? start, form);
    return last > first ? [cut(first, last)] : [];
  });
  const labels = hits.map(({ name, doubt, from, to }) => ({ name, doubt, piece: cut(from, to) }));
  return { labels, values };
}

/** Mostly small Latin letters, no digit: English that could not be read. Values are printed in capitals. */
const isSmallLetters = (text: string) =>
  !/\d/.test(text) && (text.match(/[a-z]/g)?.length ?? 0) > Math.max(2, text.length / 2);

/** One sign a letter, so that places in the text are places in the letters. */
const searchable = ({ letters }: TextLine) =>
  letters.map(({ text }) => (text.length === 1 ? text : "\uFFFD")).join("");

function hitsOf(text: string, { labels }: Form): Hit[] {
  return labels.flatMap(({ name, prints }) =>
    prints.flatMap((print) => {
      const match = findNearest(text, print, tolerated(print)) ?? halfRead(text, print);
      if (match) return [{ ...match, name, doubt: match.distance / print.length }];
      const size = text.length;
      return isHalf(text, print) ? [{ from: 0, to: size, distance: 0, name, doubt: HALF }] : [];
    }),
  );
}

function tolerated({ length }: string): number {
  if (length >= 6) return 2;
  return length >= 4 ? 1 : 0;
}

/** Labels up to this long may be spaced so wide that their letters are lines of their own. */
const SPACED = 3;

/** 址 alone in its line is half of 住 址, spaced wide. */
const isHalf = (text: string, print: string) =>
  text !== "" && text.length < print.length && print.length <= SPACED && print.includes(text);

/** "焦址" alone in its line is 住址: one letter of two, at its place. */
function halfRead(text: string, print: string): Match | undefined {
  if (print.length !== 2 || text.length !== 2) return undefined;
  return editDistance(text, print) === 1 &&
    (text.startsWith(print.charAt(0)) || text.endsWith(print.charAt(1)))
    ? { from: 0, to: 2, distance: 1 }
    : undefined;
}

/**
 * Of hits that overlap, the surest; of equals, the longest. The end of a longer label is no label,
 * however surely it was read: 总质量 of 准牵引总质量.
 */
function apart(hits: readonly Hit[]): Hit[] {
  const isEnd = (hit: Hit) =>
    hits.some(({ from, to }) => to === hit.to && from < hit.from && to - from > sizeOf(hit) + 1);
  const kept: Hit[] = [];
  for (const hit of hits
    .filter((each) => !isEnd(each))
    .sort((a, b) => a.doubt - b.doubt || sizeOf(b) - sizeOf(a)))
    if (kept.every(({ from, to }) => hit.to <= from || hit.from >= to)) kept.push(hit);
  return kept;
}

const sizeOf = ({ from, to }: Match) => to - from;

/** Without the signs and the English label that may stand round a value. */
function trimmed(whole: Piece, from: number, to: number, form: Form): readonly [number, number] {
  const text = searchable(whole);
  let [first, last] = [from, to];
  while (first < last && /[:：;；|]/.test(text[first] ?? "")) first++;
  first += prefixOf(text.slice(first, last), form);
  while (last > first && /[:：;；|]/.test(text[last - 1] ?? "")) last--;
  return englishLabelOf(text.slice(first, last), form) ? [last, last] : [first, last];
}

/** How many letters of an English label a value begins with. */
function prefixOf(text: string, { labels }: Form): number {
  const prints = labels.flatMap(({ english }) => english).map(plain);
  for (const print of prints.filter(({ length }) => length >= 4)) {
    for (const size of [print.length, print.length + 1, print.length - 1]) {
      const [head, rest] = [text.slice(0, size), text.slice(size)];
      if (rest !== "" && likeness(plain(head), print) >= PREFIX_LIKENESS) return size;
    }
  }
  return 0;
}

/** The label whose English text this is most like. */
export function englishLabelOf(text: string, { labels }: Form): FormLabel | undefined {
  const latin = plain(text);
  if (latin.length < 3 || /[\u4E00-\u9FFF]/.test(text)) return undefined;
  // What is longer by two letters has a value behind it: "Class C1".
  const likenessOf = ({ english }: FormLabel) =>
    Math.max(
      0,
      ...english
        .map(plain)
        .filter(({ length }) => latin.length < length + 2)
        .map((print) => likeness(latin, print)),
    );
  const best = labels.toSorted((a, b) => likenessOf(b) - likenessOf(a))[0];
  return best && likenessOf(best) >= ENGLISH_LIKENESS ? best : undefined;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

const likeness = (a: string, b: string) => 1 - editDistance(a, b) / Math.max(1, a.length, b.length);
