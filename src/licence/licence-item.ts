import type { LicenceField } from "./fields.ts";
import type { Item, LicenceType } from "./item.ts";
import { meaningOf } from "./labels.ts";
import { validityFieldOf } from "./validity-field.ts";

/** An item, and the field it is the evidence of; none when its label is unknown. */
export interface LicenceItem extends Item {
  readonly field?: LicenceField;
}

/** Every item in the order received, with its field where the label has one: nothing is lost. */
export function withFields(type: LicenceType, items: readonly Item[]): readonly LicenceItem[] {
  const meanings = items.map(({ label }) => meaningOf(type, label));
  const read = new Set(meanings.filter((_, at) => items[at] && hasText(items[at])));
  return items.map((item, at) => {
    const meaning = meanings[at];
    const field = meaning === "VALIDITY" ? validityFieldOf(item.text, read) : meaning;
    return field === undefined ? item : { ...item, field };
  });
}

/** The items that say something about a field, the surest first. An empty text says nothing. */
export const readingsOf = (
  items: readonly LicenceItem[],
  field: LicenceField,
): readonly LicenceItem[] =>
  items
    .filter((item) => item.field === field && hasText(item))
    .sort((one, other) => other.confidence - one.confidence);

const hasText = ({ text }: Item) => text.trim() !== "";
