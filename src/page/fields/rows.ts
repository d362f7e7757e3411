import type { Licence, LicenceField, LicenceItem, LicenceWarning } from "../gateway/licence.ts";
import type { Texts } from "../texts/texts.ts";
import { FIELD_NAMES, type FieldName } from "./field-names.ts";
import { valuesOf, type Value } from "./values.ts";

/** One field as the page lists it: value, evidence and doubts together. */
export interface Row {
  readonly field: LicenceField;
  readonly name: FieldName;
  readonly value: Value;
  readonly item: LicenceItem | undefined;
  readonly warnings: readonly LicenceWarning[];
}

/** The fields of a licence, in the card's order. */
export const rowsOf = (licence: Licence, texts: Texts): readonly Row[] =>
  valuesOf(licence, texts).map(([field, value]) => ({
    field,
    name: FIELD_NAMES[field],
    value,
    item: surestOf(licence.items, field),
    warnings: licence.warnings.filter((warning) => warning.field === field),
  }));

/** Of several readings of a field the gateway takes the surest, and so does the page. */
function surestOf(items: readonly LicenceItem[], field: LicenceField): LicenceItem | undefined {
  return items
    .filter((item) => item.field === field)
    .toSorted((one, other) => other.confidence - one.confidence)[0];
}

/** What was read and stands in no row: unknown labels, and second readings of a field. */
export function otherItemsOf(licence: Licence, rows: readonly Row[]): readonly LicenceItem[] {
  const shown = new Set(rows.map(({ item }) => item));
  return licence.items.filter((item) => !shown.has(item));
}

/** What lights up together: the row, its box, and every further item. */
export type Place = string;

/** One place in the picture for each item, by its field or by its turn. */
export const placeOf = ({ items }: Licence, item: LicenceItem): Place =>
  `item-${items.indexOf(item)}`;

/** In percent, never rounded up: 100 is for certain. */
export const percentOf = (confidence: number): number => Math.floor(confidence * 100 + 1e-9);
