import { sliceOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import { medianOf } from "./numbers.ts";

/** One letter of a line, and what else it might be. */
export interface Letter {
  readonly text: string;
  /** From 0 to 1, as the recognizer has it. */
  readonly probability: number;
  /** Where its middle stands along the line, 0…1. */
  readonly position: number;
  /** The next best letters for the same place, likeliest first. */
  readonly rivals: readonly Rival[];
}

export interface Rival {
  readonly text: string;
  readonly probability: number;
}

/** A line of text, or a piece of one. */
export interface TextLine {
  /** Where it lies; letters' positions run along its width. */
  readonly rect: Rect;
  readonly letters: readonly Letter[];
  /**
   * Places between the letters where one was nearly read: each is a doubt that one is missing. Its
   * text is the likeliest letter, its probability that of there being any.
   */
  readonly ghosts: readonly Letter[];
}

export const textOf = (line: TextLine) => line.letters.map(({ text }) => text).join("");

/** Mean probability of a line's letters; 0 where there are none. */
export const meanOf = ({ letters }: TextLine) =>
  letters.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, letters.length);

/**
 * The letters from one index up to another, as a line of their own.
 *
 * Its rectangle ends half a letter beside its outer letters, so that a value cut from a merged
 * line does not carry the gap between the two with it.
 */
export function sliceLine(line: TextLine, from: number, to: number): TextLine {
  const { rect, letters, ghosts } = line;
  const margin = 0.6 * pitchOf(letters);
  const [first, last] = [positionOf(letters, from), positionOf(letters, to - 1)];
  const left = from === 0 ? 0 : between(positionOf(letters, from - 1), first, first - margin);
  const right =
    to === letters.length ? 1 : between(last, positionOf(letters, to), last + margin, "lower");
  const place = (letter: Letter): Letter => ({
    ...letter,
    position: (letter.position - left) / (right - left),
  });
  return {
    rect: sliceOf(rect, left, right),
    letters: letters.slice(from, to).map(place),
    ghosts: ghosts.filter(({ position }) => position > left && position < right).map(place),
  };
}

const positionOf = (letters: readonly Letter[], at: number) => letters[at]?.position ?? 0;

/** `wish`, but not beyond the middle between two letters. */
function between(a: number, b: number, wish: number, side: "upper" | "lower" = "upper"): number {
  const middle = (a + b) / 2;
  return side === "upper" ? Math.max(middle, wish) : Math.min(middle, wish);
}

/** The median distance from letter to letter, as a share of the line's width. */
export function pitchOf(letters: readonly Letter[]): number {
  const gaps = letters.slice(1).map(({ position }, i) => position - positionOf(letters, i));
  return gaps.length === 0 ? 1 : medianOf(gaps);
}

/** Without its spaces: the card's printer sets them, the value does not have them. */
export const withoutSpaces = (line: TextLine): TextLine => ({
  ...line,
  letters: line.letters.filter(({ text }) => text.trim() !== ""),
  ghosts: line.ghosts.filter(({ text }) => text.trim() !== ""),
});
