import { dimensionsFrom, type Dimensions } from "../../licence/dimensions.ts";
import { halfWidth } from "../../licence/text.ts";
import { capped, confidenceOf, MALFORMED, REPAIRED, textOfLetters } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { capitals, DIGITS, LATIN, spelt } from "./spelling.ts";
import { free } from "./values.ts";

/** What the printer sets where the office has nothing to say. */
const NOTHING = "--";
/** Two dashes are read as one, as a longer one, or as 一. */
const DASHES = /^[-‐–—―−一~_=]+$/;

/** A value for which there may be a dash on the card. */
export const orNothing =
  (parser: (reading: Reading) => Value) =>
  (reading: Reading): Value => {
    const text = halfWidth(textOfLetters(reading.letters));
    if (!DASHES.test(text)) return parser(reading);
    return { text: NOTHING, confidence: capped(confidenceOf(reading), REPAIRED) };
  };

/** 档案编号: twelve digits. */
export function fileNumber(reading: Reading): Value {
  const read = spelt(reading, DIGITS);
  const text = textOfLetters(read.letters);
  if (text.length === 12) return { text, confidence: confidenceOf(read) };
  const plain = spelt(reading, LATIN);
  return { text: textOfLetters(plain.letters), confidence: capped(confidenceOf(plain), MALFORMED) };
}

/** A mass: "1645kg", whatever the unit was read as. */
export const mass = (reading: Reading): Value => counted(reading, "kg", /[K千公].{0,2}$/);

/** 核定载人数: "5人", or "2+3人" on a truck with two rows of seats. */
export function occupants(reading: Reading): Value {
  const { letters } = reading;
  const plus = letters.findIndex(({ text }) => halfWidth(text) === "+");
  if (plus < 0) return counted(reading, "人", /[人入八]$/);
  const front = counted({ ...reading, letters: letters.slice(0, plus) }, "", /$/);
  const rear = occupants({ ...reading, letters: letters.slice(plus + 1) });
  const confidence = Math.min(front.confidence, rear.confidence);
  return { text: `${front.text}+${rear.text}`, confidence };
}

/** The most that is said of a unit alone: a number before it is better, however doubtful. */
const NO_NUMBER = 0.1;

/** Digits and a unit. */
function counted({ letters, ghosts }: Reading, unit: string, end: RegExp): Value {
  const text = textOf(letters);
  const at = end.exec(text)?.index ?? text.length;
  const read = spelt({ letters: letters.slice(0, at), ghosts }, DIGITS);
  const digits = textOfLetters(read.letters);
  if (digits === "") return { text, confidence: capped(confidenceOf(read), NO_NUMBER) };
  if (!/^[1-9]\d{0,5}$/.test(digits))
    return { text, confidence: capped(confidenceOf(read), MALFORMED) };
  const isWhole = at < text.length || unit === "";
  return { text: digits + unit, confidence: capped(confidenceOf(read), isWhole ? 1 : REPAIRED) };
}

/** 外廓尺寸: "4865×1820×1475mm". */
export function dimensions(reading: Reading): Value {
  const { letters, ghosts } = reading;
  const text = textOf(letters);
  const end = /M{1,3}$/.exec(text)?.index ?? text.length;
  const signs = letters.slice(0, end).flatMap((_, at) => (SIGN.test(text[at] ?? "") ? [at] : []));
  const starts = [0, ...signs.map((at) => at + 1)];
  const sides = starts.map((from, i) =>
    spelt({ letters: letters.slice(from, signs[i] ?? end), ghosts: [] }, DIGITS),
  );
  const read = { letters: sides.flatMap((side) => side.letters), ghosts };
  const value = `${sides.map((side) => textOfLetters(side.letters)).join("×")}mm`;
  const lost = sides.flatMap((side) => side.ghosts);
  const confidence = confidenceOf({ ...read, ghosts: [...ghosts, ...lost] });
  const size = dimensionsFrom(value);
  if (size) return { text: value, confidence: capped(confidence, isLikely(size) ? 1 : UNLIKELY) };
  return { text: free(reading).text, confidence: capped(confidence, MALFORMED) };
}

/** The most that is said of a size that no vehicle has. */
const UNLIKELY = 0.6;

/** A lost digit makes a side ten times too short: what is as long as a car is as wide and high as one. */
const isLikely = ({ length, width, height }: Dimensions) =>
  length > Math.max(width, height) && (length < 2500 || Math.min(width, height) >= 900);

const SIGN = /[×X*✕✖╳]/;

const textOf = (letters: Reading["letters"]) =>
  capitals({ letters, ghosts: [] })
    .letters.map(({ text }) => (text.length === 1 ? text : "\uFFFD"))
    .join("");
