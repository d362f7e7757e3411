import type { Letter, TextLine } from "./text-line.ts";

/** What letters say, before it is known what they mean. */
export type Reading = Pick<TextLine, "letters" | "ghosts">;

/** A value as it goes out. */
export interface Value {
  readonly text: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * A letter read more surely than this is what stands on the card: no test overrules it, and no list
 * but one of places, where the recognizer thought of the place's letter itself.
 */
export const CERTAIN = 0.95;
/** The most that is said of a value in which a letter was put right. */
export const REPAIRED = 0.9;
/** The most that is said of a value with a sign that cannot be there, and was replaced. */
export const ALTERED = 0.97;
/** The most that is said of a value with a sign that was not read, or was read as one it cannot have. */
export const GUESSED = 0.6;
/** The most that is said of a value whose label was not found. */
export const UNLABELLED = 0.9;
/** The most that is said of a value that is not what its field holds. */
export const MALFORMED = 0.5;

/** The same letters, with a doubt that comes from none of them: so probable is it that they say something else. */
export const inDoubt = <T extends Reading>(reading: T, probability: number): T => ({
  ...reading,
  ghosts: [...reading.ghosts, { text: "", probability, position: 0, rivals: [] }],
});

/** Whether a doubt comes from no letter. */
export const isOfNoLetter = ({ text }: Letter) => text === "";

/**
 * How far from certain a reading is: as far as its least certain letter, or its likeliest ghost.
 *
 * @returns 0 (certain) to 1
 */
export function doubtOf({ letters, ghosts }: Reading): number {
  const doubts = letters.map(({ probability }) => 1 - probability);
  return Math.max(0, ...doubts, ...ghosts.map(({ probability }) => probability));
}

/**
 * Turns doubt into confidence, after a test.
 *
 * @param odds - of how many wrong values the test lets one pass: a check digit of eleven takes a
 *   doubt of 0.11 down to 0.01. 1 is no test
 */
export const confidenceOf = (reading: Reading, odds = 1): number => 1 - doubtOf(reading) / odds;

/** Not more than a limit. */
export const capped = (confidence: number, limit: number): number => Math.min(confidence, limit);

/** The text of letters. */
export const textOfLetters = (letters: readonly Letter[]): string =>
  letters.map(({ text }) => text).join("");
