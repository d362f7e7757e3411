import type { Assignment } from "./assign.ts";
import type { Form } from "./form.ts";
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

/**
 * The values, with the 一 at the end of a name: one flat stroke, which the detector overlooks.
 *
 * A name is read again with room for a letter beside it, and what it gains counts only if it is
 * that one: 田中健一, not the rule of the form or the edge of a card.
 */
export async function withLastStroke(
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
    if (longer && textOf(longer) === `${textOf(piece)}一`) values.set(name, [longer]);
  }
  return { ...found, values };
}
