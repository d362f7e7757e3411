import type { LicenceField } from "./fields.ts";
import { readingsOf, type LicenceItem } from "./licence-item.ts";
import { warningOf, type LicenceWarning } from "./warnings.ts";

/**
 * From this confidence on a reading passes without a warning.
 *
 * The samples of the service's page have 0.8 and more where they are right; its later sample has
 * 0.5 for the one value it is unsure of.
 */
export const SURE_CONFIDENCE = 0.8;

/** A warning for each of the fields whose surest reading is not sure. */
export const confidenceWarnings = (
  fields: readonly LicenceField[],
  items: readonly LicenceItem[],
): readonly LicenceWarning[] =>
  fields
    .filter((field) => (readingsOf(items, field)[0]?.confidence ?? 1) < SURE_CONFIDENCE)
    .map((field) => warningOf("LOW_CONFIDENCE", field));
