import { failedChecks } from "./checks.ts";
import { readColumns } from "./columns.ts";
import { confidenceWarnings } from "./confidence.ts";
import type { Evidence } from "./evidence.ts";
import { VEHICLE_FIELDS } from "./fields.ts";
import type { Item } from "./item.ts";
import { withFields } from "./licence-item.ts";
import { VEHICLE_CHECKS } from "./vehicle-checks.ts";
import { VEHICLE_COLUMNS, type VehicleValues } from "./vehicle-values.ts";

/** A vehicle licence (行驶证): its values, what they were read from, and the doubts about them. */
export interface VehicleLicence extends VehicleValues, Evidence {
  readonly type: "VEHICLE";
}

/**
 * Gathers loose items into a vehicle licence.
 *
 * Of two items with one field the surer gives the value. An empty text is no reading at all.
 *
 * @param items - in any order; `confidence` in 0…1
 * @param today - YYYY-MM-DD where the licence is used
 */
export function readVehicleLicence(items: readonly Item[], today: string): VehicleLicence {
  const evidence = withFields("VEHICLE", items);
  const { values, warnings } = readColumns(VEHICLE_COLUMNS, evidence);
  return {
    type: "VEHICLE",
    ...values,
    items: evidence,
    warnings: [
      ...warnings,
      ...confidenceWarnings(VEHICLE_FIELDS, evidence),
      ...failedChecks(VEHICLE_CHECKS, values, today),
    ],
  };
}
