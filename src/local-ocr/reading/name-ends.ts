import type { Assignment } from "./assign.ts";
import { inDoubt } from "./confidence.ts";
import type { Form } from "./form.ts";
import type { Piece } from "./page.ts";
import { readAgain } from "./reread.ts";
import { textOf } from "./text-line.ts";
import type { Page } from "./understand.ts";
import type { Sheet } from "./upright.ts";

/** Values that may be a person's name. */
const NAMES = ["姓名", "所有人"];
/** A longer value is no person's name. */
const LONGEST = 5;
/** What is looked at beside a name, in its heights: room for one letter. */
const BESIDE = { longer: 1.2, higher: 1 };
/** How doubtful a name is that seems to have a letter more: it may be half of the label's. */
const LOST = 0.2;

/**
 * The values, names with what the detector overlooked at their ends.
 *
 * A name is read again with room for a letter on each side. 一 behind it is its last letter, 田中健一:
 * one flat stroke, and neither a rule of the form nor the edge of a card is read so. A sign before
 * it is no more than a doubt.
 */
export async function withNameEnds(
  { recognize }: Sheet,
  page: Page,
  found: Assignment,
  form: Form,
): Promise<Assignment> {
  const values = new Map(found.values);
  for (const name of NAMES) {
    const [piece, ...more] = found.values.get(name) ?? [];
    if (!piece || more.length > 0 || piece.letters.length > LONGEST) continue;
    const [longer] = await readAgain(piece, BESIDE, page, form, recognize);
    if (longer) values.set(name, [withEnds(piece, longer)]);
  }
  return { ...found, values };
}

function withEnds(piece: Piece, longer: Piece): Piece {
  const [text, whole] = [textOf(piece), textOf(longer)];
  if (whole === `${text}一`) return longer;
  const before = whole.endsWith(text) ? whole.slice(0, -text.length) : "";
  return /^[\u4E00-\u9FFF]$/.test(before) ? inDoubt(piece, LOST) : piece;
}
