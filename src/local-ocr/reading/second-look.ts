import type { Assignment } from "./assign.ts";
import { dashIn } from "./dashes.ts";
import { isInside, sliceOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import { centerOf, middleOf } from "./page.ts";
import type { Piece } from "./page.ts";
import { readLines } from "./read-lines.ts";
import { placesToLook } from "./rescue.ts";
import { textOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";
import type { Page } from "./understand.ts";
import type { Sheet } from "./upright.ts";

/** What is known of a page so far. */
export interface Looked {
  readonly page: Page;
  readonly found: Assignment;
  /** Whether what was read for a label is a value of its kind. */
  readonly isSound: (name: string) => boolean;
}

/** A line of the place that is looked at again, in heights of a label. */
const HEIGHT = 1.2;
/** How far a unit reaches to the left of its middle. */
const HALF_UNIT = 0.35;

/**
 * Looks again where a value is missing, or is no value: for letters, and for dashes.
 *
 * Short values suffer most where a rule of the form runs through them: the detector sees half of
 * "5人", and nothing of "--".
 *
 * @returns all lines of the page, the old ones of such places only where nothing new was found
 */
export async function lookAgain(
  sheet: Sheet,
  lines: readonly TextLine[],
  looked: Looked,
): Promise<readonly TextLine[]> {
  const { unit } = looked.found;
  const { page, found } = withoutUnsound(looked);
  const again: TextLine[] = [];
  const replaced: Rect[] = [];
  for (const place of placesToLook(page, found)) {
    const whole = await readLines(sheet, [{ ...place, height: HEIGHT * unit }]);
    const read = await withNumber(sheet, whole, unit);
    const before = lines.filter(({ rect }) => isIn(place, rect));
    const dash = [...before, ...read].some(isValue)
      ? undefined
      : dashIn(sheet.picture, place, unit);
    again.push(...(dash ? [dash] : read.map(doubted)));
    if (dash || read.length > whole.length) replaced.push(place);
  }
  const isLeft = ({ rect }: TextLine) => !replaced.some((place) => isIn(place, rect));
  return [...lines.filter(isLeft), ...again];
}

/** "人" alone: its number is read apart, where it was not seen beside the larger sign. */
async function withNumber(
  sheet: Sheet,
  lines: readonly TextLine[],
  unit: number,
): Promise<readonly TextLine[]> {
  const [line] = lines;
  if (!line || textOf(line) !== "人") return lines;
  const { rect, letters } = line;
  const cut = (letters[0]?.position ?? 0) - (HALF_UNIT * unit) / rect.width;
  if (cut <= 0) return lines;
  const number = await readLines(sheet, [{ ...sliceOf(rect, 0, cut), height: unit }]);
  return [...number, { ...line, rect: sliceOf(rect, cut, 1) }];
}

/** Too much was read for dashes, if not enough for a value: 人 without its number, or digits. */
const isValue = (line: TextLine) => /人$|\d.*\d/.test(textOf(line));

/** What was read without having been detected may be anything: it is worth a little less. */
export const doubted = (line: TextLine): TextLine => ({
  ...line,
  letters: line.letters.map((each) => ({ ...each, probability: 0.9 * each.probability })),
});

/** The page as if nothing stood where no value was read. */
function withoutUnsound({ page, found, isSound }: Looked): Pick<Looked, "page" | "found"> {
  const values = [...found.values];
  const unsound = values.flatMap(([name, own]) => (isSound(name) ? [] : own));
  const isOpen = ({ box }: Piece) =>
    unsound.some(
      (other) =>
        Math.abs(centerOf(other.box) - centerOf(box)) < (box.right - box.left) / 2 &&
        Math.abs(middleOf(other.box) - middleOf(box)) < (box.bottom - box.top) / 2,
    );
  return {
    page: { ...page, values: page.values.filter((value) => !isOpen(value)) },
    found: { ...found, values: new Map(values.filter(([name]) => isSound(name))) },
  };
}

/** Whether a line lies in a place that is looked at, and is no longer than it. */
const isIn = (place: Rect, { center, width }: Rect) =>
  isInside(place, center) && width < place.width;
