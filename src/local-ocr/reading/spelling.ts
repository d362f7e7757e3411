import { PROVINCES } from "../../licence/plate.ts";
import { halfWidth } from "../../licence/text.ts";
import { REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading } from "./confidence.ts";
import type { Letter } from "./text-line.ts";

/** Which signs a value can have, and what the others are most likely misread for. */
export interface Alphabet {
  readonly signs: RegExp;
  readonly lookalikes: Readonly<Record<string, string>>;
  /** Whether a check digit tells what was misread. By default the recognizer's leanings do. */
  readonly isChecked?: boolean;
  /** Whether small letters mean themselves. By default they are capitals. */
  readonly hasSmallLetters?: boolean;
}

export const DIGITS: Alphabet = {
  signs: /^\d$/,
  lookalikes: { O: "0", D: "0", Q: "0", I: "1", L: "1", "|": "1", Z: "2", S: "5", B: "8", G: "6" },
};
export const RESIDENT_ID: Alphabet = { ...DIGITS, signs: /^[\dX]$/, isChecked: true };
/** No I and no O: so a circle is a zero and a stroke is a one. */
export const SERIAL: Alphabet = {
  signs: /^[A-HJ-NP-Z\d]$/,
  lookalikes: { O: "0", I: "1", "|": "1" },
};
/** 性别. */
export const SEX: Alphabet = { signs: /^[男女]$/, lookalikes: {} };
/** A plate begins with its province. */
export const PROVINCE: Alphabet = { signs: new RegExp(`^[${PROVINCES}]$`), lookalikes: {} };
/** The city of a plate is a letter. */
export const CITY: Alphabet = {
  signs: /^[A-HJ-Z]$/,
  lookalikes: { 8: "B", 0: "D", 5: "S", 6: "G" },
};
export const VIN: Alphabet = {
  signs: /^[A-HJ-NPR-Z\d]$/,
  lookalikes: { ...SERIAL.lookalikes, Q: "0" },
  isChecked: true,
};
/**
 * The code of a model. Small letters occur, "GLX-iD", but not those that look like capitals; the
 * letter O does not, so as not to be taken for a zero.
 *
 * @see GB 9417-1988
 */
export const MODEL: Alphabet = {
  signs: /^[A-NP-Zabdefghijklmnqrt\d()/\-.]$/,
  lookalikes: { O: "0", o: "0", "·": "-" },
  hasSmallLetters: true,
};
/** The same, and O. "ISLe375" is an engine. */
export const ENGINE: Alphabet = {
  signs: /^[A-Zabdefghijklmnqrt\d()/\-.*]$/,
  lookalikes: { "·": "-", "|": "1" },
  hasSmallLetters: true,
};
export const LATIN: Alphabet = { signs: /^[A-Z\d()/\-.*]$/, lookalikes: { "·": "-", "|": "1" } };

/** What a letter is worth that was only inferred from its looks. */
const INFERRED = 0.5;

/**
 * A reading in half-width capitals of one alphabet.
 *
 * A sign the value cannot have gives way to the recognizer's next choice that it can, with that
 * choice's own, low probability; then to the sign it looks like; else it goes, and leaves a doubt: it may have been a smudge.
 */
export function spelt({ letters, ghosts }: Reading, alphabet: Alphabet): Reading {
  const possible = letters.map((letter) => possibleOf(unhidden(letter, alphabet), alphabet));
  const smudges = letters.filter((_, i) => possible[i] === undefined).map(asSmudge);
  return {
    letters: possible.filter((letter) => letter !== undefined),
    ghosts: [...ghosts, ...smudges],
  };
}

const asSmudge = (letter: Letter): Letter => ({ ...letter, probability: INFERRED });

/** The same signs in half-width capitals. */
export const capitals = ({ letters, ghosts }: Reading): Reading => ({
  letters: letters.map(capital),
  ghosts,
});

function capital(letter: Letter): Letter {
  return { ...letter, text: halfWidth(letter.text).toUpperCase() };
}

function possibleOf(letter: Letter, alphabet: Alphabet): Letter | undefined {
  const { signs, lookalikes } = alphabet;
  const text = signOf(letter.text, alphabet);
  if (signs.test(text)) return { ...letter, text };
  const rival = letter.rivals.find((other) => signs.test(signOf(other.text, alphabet)));
  if (rival)
    return { ...letter, text: signOf(rival.text, alphabet), probability: rival.probability };
  const alike = lookalikes[text];
  return alike ? { ...letter, text: alike, probability: letter.probability * INFERRED } : undefined;
}

/**
 * A letter that was read as another to which the recognizer leans, where its next best says so.
 *
 * Measured on the tuning pictures, on codes (16,956 letters) and the digits of addresses and numbers
 * (7,582): the share of the letter's own probability from which on the rival was right in most
 * cases, or in all. A Q as a zero is the commonest: its tail is faint. Of 30 such Q all but one had
 * it for their first rival; of 815 true zeros 3 did from {@link FAINT_TAIL} on. So what is left is
 * a zero in doubt.
 */
function unhidden(letter: Letter, { signs, isChecked = false }: Alphabet): Letter {
  const [first, second] = letter.rivals;
  if (isChecked || !first || !signs.test(first.text)) return letter;
  const { from = Infinity, over = 1 } = HIDDEN[letter.text + first.text] ?? {};
  const isHidden =
    first.probability >= from * letter.probability &&
    first.probability >= over * (second?.probability ?? 0);
  if (isHidden) return { ...letter, text: first.text, probability: INFERRED, rivals: [letter] };
  const isFaint = letter.text === "0" && first.text === "Q" && first.probability > FAINT_TAIL;
  return isFaint ? { ...letter, probability: Math.min(letter.probability, REPAIRED) } : letter;
}

const FAINT_TAIL = 0.002;

/** From which share of a letter's probability on, and how much above the next, its rival is right. */
interface Lean {
  readonly from: number;
  readonly over?: number;
}

/** What was read, and what it hides. */
const HIDDEN: Readonly<Record<string, Lean>> = {
  "0Q": { from: 0.008, over: 4 },
  "0D": { from: 0.05 },
  "80": { from: 0.03 },
  "60": { from: 0.1 },
  "90": { from: 0.1 },
  "8B": { from: 0.2 },
  "4A": { from: 0.1 },
  "1L": { from: 0.1 },
  "7Z": { from: 0.1 },
  NM: { from: 0.05 },
};

/** A text in which no digit hides a zero: the printer slashes it. */
export const withZeros = ({ letters, ghosts }: Reading): Reading => ({
  letters: letters.map((letter) => unhidden(letter, DIGITS)),
  ghosts,
});

function signOf(text: string, { signs, hasSmallLetters = false }: Alphabet): string {
  const sign = halfWidth(text);
  return hasSmallLetters && signs.test(sign) ? sign : sign.toUpperCase();
}

/** Only the letters whose text a pattern takes. */
export const only = ({ letters, ghosts }: Reading, signs: RegExp): Reading => ({
  letters: letters.filter(({ text }) => signs.test(text)),
  ghosts,
});

/** Whether a reading had to be changed to fit its alphabet. */
export const isAltered = (before: Reading, after: Reading) =>
  textOfLetters(capitals(before).letters) !== textOfLetters(after.letters);
