import { failedChecks } from "./checks.ts";
import { readColumns } from "./columns.ts";
import { confidenceWarnings } from "./confidence.ts";
import { DRIVER_CHECKS } from "./driver-checks.ts";
import { DRIVER_COLUMNS, type DriverValues } from "./driver-values.ts";
import type { Evidence } from "./evidence.ts";
import { DRIVER_FIELDS } from "./fields.ts";
import type { Item } from "./item.ts";
import { withFields } from "./licence-item.ts";
import { readValidity } from "./validity.ts";

/** A driver's licence (驾驶证): its values, what they were read from, and the doubts about them. */
export interface DriverLicence extends DriverValues, Evidence {
  readonly type: "DRIVER";
}

/**
 * Gathers loose items into a driver's licence.
 *
 * Of two items with one field the surer gives the value. An empty text is no reading at all.
 *
 * @param items - in any order; `confidence` in 0…1
 * @param today - YYYY-MM-DD where the licence is used: it has expired when its end is before
 */
export function readDriverLicence(items: readonly Item[], today: string): DriverLicence {
  const evidence = withFields("DRIVER", items);
  const columns = readColumns(DRIVER_COLUMNS, evidence);
  const validity = readValidity(evidence);
  const values: DriverValues = { ...columns.values, ...validity.values };
  const warnings = [
    ...columns.warnings,
    ...validity.warnings,
    ...confidenceWarnings(DRIVER_FIELDS, evidence),
    ...failedChecks(DRIVER_CHECKS, values, today),
  ];
  return { type: "DRIVER", ...values, items: evidence, warnings };
}
