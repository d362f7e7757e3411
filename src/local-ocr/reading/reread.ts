import type { LicenceType } from "../../licence/item.ts";
import type { Assignment } from "./assign.ts";
import { isOfNoLetter } from "./confidence.ts";
import type { Field } from "./field.ts";
import { splitLine } from "./find-labels.ts";
import { FORMS, VALIDITY } from "./form.ts";
import type { Form } from "./form.ts";
import { turn } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import { centerOf, heightOf, middleOf } from "./page.ts";
import type { Piece } from "./page.ts";
import { SEAL } from "./seal.ts";
import type { Page } from "./understand.ts";
import type { Sheet } from "./upright.ts";

/** A value less sure than this is read again. */
const UNSURE = 0.8;
/** The most that is said of a value on which no two readings agree. */
const ALONE = 0.7;

/**
 * How the boxes are cut: by how much longer at each end and how much higher, in heights. The
 * recognizer errs by a stroke at an edge; cut otherwise, it errs otherwise.
 */
const CUTS: readonly Cut[] = [
  { longer: 0.35, higher: 1.12 },
  { longer: 0.1, higher: 0.92 },
];

/**
 * Reads again what was read unsurely, in boxes cut a little differently, and takes of each value
 * what the readings together are surest of.
 *
 * @param parse - fields of an assignment of values to labels
 */
export async function reread(
  { recognize }: Sheet,
  page: Page,
  found: Assignment,
  type: LicenceType,
  parse: (assignment: Assignment) => readonly Field[],
): Promise<readonly Field[]> {
  const fields = parse(found);
  const names = unsureLabelsOf(fields);
  if (names.size === 0) return fields;
  const readings = [fields];
  for (const cut of CUTS) {
    const values = new Map(found.values);
    for (const name of names) {
      const pieces: Piece[] = [];
      for (const piece of found.values.get(name) ?? [])
        pieces.push(...(await readAgain(piece, cut, page, FORMS[type], recognize)));
      values.set(name, pieces);
    }
    const other = parse({ ...found, values });
    readings.push(other);
    if (isSame(fields, other)) break;
  }
  return fields.map((field) => agreed(field, readings));
}

/** Two readings that agree need no third. */
const isSame = (fields: readonly Field[], again: readonly Field[]) =>
  fields.every(({ name, text }) => again.find((field) => field.name === name)?.text === text);

interface Cut {
  readonly longer: number;
  readonly higher: number;
}

const unsureLabelsOf = (fields: readonly Field[]): ReadonlySet<string> =>
  new Set(
    fields
      .filter(({ name, confidence }) => name !== SEAL && confidence < UNSURE)
      .flatMap(({ name }) => (/^(起始|有效)日期$/.test(name) ? ["起始日期", VALIDITY] : [name])),
  );

/** The values at the place of one, read in a box cut otherwise. */
export async function readAgain(
  piece: Piece,
  cut: Cut,
  page: Page,
  form: Form,
  recognize: Sheet["recognize"],
): Promise<readonly Piece[]> {
  const line = await recognize(recut(piece, cut, page));
  const doubts = piece.ghosts.filter(isOfNoLetter);
  return splitLine(line, form, piece.slope).values.map((value) => ({
    ...value,
    ghosts: [...value.ghosts, ...doubts],
  }));
}

/** The box cut anew, but not into what stands beside it. */
function recut(piece: Piece, { longer, higher }: Cut, { labels, values }: Page): Rect {
  const { box, rect, slope } = piece;
  const others = [...labels.map((label) => label.piece), ...values]
    .filter((other) => Math.abs(middleOf(other.box) - middleOf(box)) < 0.7 * heightOf(box))
    .map((other) => other.box);
  const lefts = others.filter((other) => centerOf(other) < box.left);
  const rights = others.filter((other) => centerOf(other) > box.right);
  const wish = longer * heightOf(box);
  const left = Math.min(wish, ...lefts.map((other) => Math.max(0, box.left - other.right)));
  const right = Math.min(wish, ...rights.map((other) => Math.max(0, other.left - box.right)));
  const shift = turn({ x: (right - left) / 2, y: 0 }, slope);
  return {
    ...rect,
    center: { x: rect.center.x + shift.x, y: rect.center.y + shift.y },
    width: rect.width + left + right,
    height: rect.height * higher,
  };
}

/** The text that all readings together are surest of. */
function agreed(field: Field, readings: readonly (readonly Field[])[]): Field {
  if (field.confidence >= UNSURE) return field;
  const all = readings.flatMap((each) => each.filter(({ name }) => name === field.name));
  const sureness = (text: string) =>
    all.filter((each) => each.text === text).reduce((sum, { confidence }) => sum + confidence, 0);
  const [best = field] = all.toSorted(
    (a, b) => sureness(b.text) - sureness(a.text) || b.confidence - a.confidence,
  );
  const isAlone = all.filter(({ text }) => text === best.text).length < 2;
  return isAlone ? { ...best, confidence: Math.min(best.confidence, ALONE) } : best;
}
