import { capped, MALFORMED } from "./confidence.ts";
import type { Reading, Value } from "./confidence.ts";
import type { TextLine } from "./text-line.ts";

/** One item of the answer, and the lines it was read from. */
export interface Field extends Value {
  /** The item's name on the API page. */
  readonly name: string;
  readonly lines: readonly TextLine[];
}

/** What makes a value of what was read. */
export type Parser = (reading: Reading) => Value;

/** Several lines read as one. */
export const joined = (lines: readonly TextLine[]): Reading => ({
  letters: lines.flatMap(({ letters }) => letters),
  ghosts: lines.flatMap(({ ghosts }) => ghosts),
});

/**
 * The field that lines give: all of them together or, where that is no value, the best one alone.
 *
 * A smudge that was taken for a letter must not spoil the date beside it.
 *
 * @param isFree - nothing tells a right value from a wrong one, so no line may be left out
 */
export function fieldFrom(
  name: string,
  lines: readonly TextLine[],
  parser: Parser,
  isFree = false,
): readonly Field[] {
  const whole = fieldOf(name, lines, parser);
  const parts =
    lines.length > 1 && !isFree ? lines.map((line) => fieldOf(name, [line], parser)) : [];
  const isSound = whole.confidence > MALFORMED;
  const best = parts.toSorted((a, b) => b.confidence - a.confidence)[0];
  const field = !isSound && best && best.confidence > whole.confidence ? best : whole;
  return field.text === "" ? [] : [field];
}

function fieldOf(name: string, lines: readonly TextLine[], parser: Parser): Field {
  const { text, confidence } = parser(joined(lines));
  return { name, lines, text, confidence: Math.min(1, Math.max(0, confidence)) };
}

/** The first loose line that is certainly a value of this kind: its label was not found. */
export function fieldAmong(
  name: string,
  loose: readonly TextLine[],
  parser: Parser,
  accepts: (text: string) => boolean,
): readonly Field[] {
  const found = loose
    .map((line) => fieldOf(name, [line], parser))
    .find(({ text, confidence }) => confidence > MALFORMED && accepts(text));
  return found ? [{ ...found, confidence: capped(found.confidence, UNLABELLED) }] : [];
}

/** The most that is said of a value whose label was not found. */
export const UNLABELLED = 0.9;
