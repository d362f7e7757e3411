import type { Assignment } from "./assign.ts";
import { capped, MALFORMED, UNLABELLED } from "./confidence.ts";
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

/** What is known of one field before anything is read. */
export interface Row {
  /** The item's name on the API page. */
  readonly name: string;
  readonly parser: Parser;
  /** Nothing tells a right value from a wrong one: all that stands behind the label belongs to it. */
  readonly isFree?: boolean;
  /** Tells a value of this field from all others, where its label was not found. */
  readonly accepts?: (text: string) => boolean;
  /** Makes a value of a line without a label. Default: as of one with it. */
  readonly alone?: Parser;
  /** The field before it in its row, which then has this value too. */
  readonly before?: string;
}

/** The field of a row: what stands behind its label or, where that was not found, tells itself. */
export function fieldIn(
  { values, loose }: Pick<Assignment, "values" | "loose">,
  { name, parser, isFree, accepts, alone = parser, before = "" }: Row,
): readonly Field[] {
  const fields = fieldFrom(name, values.get(name) ?? [], parser, isFree);
  if (fields.length > 0 || !accepts) return fields;
  return fieldAmong(name, [...loose, ...(values.get(before) ?? [])], alone, accepts);
}

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
 * @param isFree - no line may be left out
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

/** The first line that is certainly a value of this kind. */
function fieldAmong(
  name: string,
  lines: readonly TextLine[],
  parser: Parser,
  accepts: (text: string) => boolean,
): readonly Field[] {
  const found = lines
    .map((line) => fieldOf(name, [line], parser))
    .find(({ text, confidence }) => confidence > MALFORMED && accepts(text));
  return found ? [{ ...found, confidence: capped(found.confidence, UNLABELLED) }] : [];
}
