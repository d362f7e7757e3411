import { capped, MALFORMED } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import { fromProvince, hasCity, holdsAddress, placed, STRAYED } from "./places.ts";
import { withZeros } from "./spelling.ts";
import { free } from "./values.ts";

/** An address. Where its label is spaced wide, the second half of it (住 址) is taken for its beginning. */
export function address(reading: Reading): Value {
  const own = withoutTail(fromProvince(withoutLabel(reading, "址")));
  const { text, confidence } = free(withZeros(placed(own)));
  return { text, confidence: hasCity(text) ? confidence : capped(confidence, HALF) };
}

/** The most that is said of an address without province and city. */
const HALF = 0.9;

const withoutLabel = ({ letters, ghosts }: Reading, half: string): Reading => ({
  letters: letters[0]?.text === half ? letters.slice(1) : letters,
  ghosts,
});

/** 姓名: nobody's begins with 名, which is half of a label that is spaced wide. */
export const personName = (reading: Reading): Value => free(withoutLabel(reading, "名"));

/** Without the small letters at the end: they are of an English label below. */
function withoutTail({ letters, ghosts }: Reading): Reading {
  const end = letters.findLastIndex(({ text }) => !/[a-z]/.test(text)) + 1;
  const hasCapital = end < letters.length && /[A-Z]/.test(letters[end - 1]?.text ?? "");
  const size = hasCapital ? end - 1 : end;
  const strays = letters.slice(size).map((letter) => ({ ...letter, probability: STRAYED }));
  return { letters: letters.slice(0, size), ghosts: [...ghosts, ...strays] };
}

/** 所有人: a person, or a company, whose name mostly begins with its place. */
export function owner(reading: Reading): Value {
  const { text, confidence } = free(placed(reading));
  const isOther = COMPANY_END.test(text) || holdsAddress(text);
  return { text, confidence: isOther ? capped(confidence, MALFORMED) : confidence };
}

/** What a company's name ends with: a value that begins so has lost its first line. */
const COMPANY_END = /^(有限|股份|责任)*公司|^.{0,2}分公司/;
