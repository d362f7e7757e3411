import { OPTIONAL_FIELDS, type LicenceField } from "./fields.ts";
import { readingsOf, type LicenceItem } from "./licence-item.ts";
import { isDash, withoutSpaces } from "./text.ts";
import { warningOf, type LicenceWarning } from "./warnings.ts";

/** Where a value stands, and the rule that reads it. */
export interface Column<T> {
  readonly field: LicenceField;
  /** @returns `undefined` when the text does not have the field's format */
  readonly read: (text: string) => T | undefined;
  /** Whether the office may have nothing to print here, and prints a dash: then nothing is missed. */
  readonly mayBeDash?: boolean;
}

/** One column for each property of `Values`: all there is to know of how a page is read. */
export type Columns<Values> = {
  readonly [Property in keyof Values]-?: Column<Exclude<Values[Property], undefined>>;
};

/** What was read, and the doubts about it. A property that was not read is absent. */
export interface Reading<Values> {
  readonly values: Values;
  readonly warnings: readonly LicenceWarning[];
}

/** Reads each column from the surest item of its field. */
export function readColumns<Values extends object>(
  columns: Columns<Values>,
  items: readonly LicenceItem[],
): Reading<Values> {
  const cells = Object.entries<Column<unknown>>(columns).map(([property, column]) => ({
    property,
    ...readCell(column, readingsOf(items, column.field)),
  }));
  const values = cells
    .filter(({ value }) => value !== undefined)
    .map(({ property, value }) => [property, value] as const);
  // The type of `columns` has seen to it that each property's column reads the property's type.
  return {
    values: Object.fromEntries(values) as Values,
    warnings: cells.flatMap(({ warnings }) => warnings),
  };
}

interface Cell {
  readonly value?: unknown;
  readonly warnings: readonly LicenceWarning[];
}

function readCell(
  { field, read, mayBeDash = false }: Column<unknown>,
  [surest, ...others]: readonly LicenceItem[],
): Cell {
  if (!surest)
    return { warnings: OPTIONAL_FIELDS.has(field) ? [] : [warningOf("MISSING_FIELD", field)] };
  if (mayBeDash && isDash(surest.text)) return { warnings: [] };
  const value = read(surest.text);
  if (value === undefined) return { warnings: [warningOf("INVALID_FORMAT", field)] };
  const differs = ({ text }: LicenceItem) => !isSame(read(text) ?? value, value);
  return { value, warnings: others.some(differs) ? [warningOf("INCONSISTENT", field)] : [] };
}

/** Spaces apart: two readings of one address may break its lines differently. */
const isSame = (one: unknown, other: unknown) =>
  withoutSpaces(JSON.stringify(one)) === withoutSpaces(JSON.stringify(other));
