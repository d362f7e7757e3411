import { failedChecks } from "./checks.ts";
import { readColumns } from "./columns.ts";
import { confidenceWarnings } from "./confidence.ts";
import type { Evidence } from "./evidence.ts";
import { VEHICLE_BACK_FIELDS } from "./fields.ts";
import { readInspection } from "./inspection.ts";
import type { Item } from "./item.ts";
import { withFields } from "./licence-item.ts";
import { VEHICLE_BACK_CHECKS } from "./vehicle-back-checks.ts";
import { VEHICLE_BACK_COLUMNS, type VehicleBackValues } from "./vehicle-back-values.ts";

/** A vehicle licence's second page (行驶证副页): values, what they were read from, and the doubts. */
export interface VehicleLicenceBack extends VehicleBackValues, Evidence {
  readonly type: "VEHICLE_BACK";
}

/**
 * Gathers loose items into the second page of a vehicle licence.
 *
 * Of two items with one field the surer gives the value. An empty text is no reading at all; a dash
 * is one that says there is no value.
 *
 * @param items - in any order; `confidence` in 0…1
 * @param today - YYYY-MM-DD where the licence is used: its inspection has expired when its end is before
 */
export function readVehicleLicenceBack(items: readonly Item[], today: string): VehicleLicenceBack {
  const evidence = withFields("VEHICLE_BACK", items);
  const columns = readColumns(VEHICLE_BACK_COLUMNS, evidence);
  const inspection = readInspection(evidence);
  const values: VehicleBackValues = { ...columns.values, ...inspection.values };
  const warnings = [
    ...columns.warnings,
    ...inspection.warnings,
    ...confidenceWarnings(VEHICLE_BACK_FIELDS, evidence),
    ...failedChecks(VEHICLE_BACK_CHECKS, values, today),
  ];
  return { type: "VEHICLE_BACK", ...values, items: evidence, warnings };
}
