import { isAfter, type Check } from "./checks.ts";
import type { VehicleBackValues } from "./vehicle-back-values.ts";

/** What holds between the values of a right second page. */
export const VEHICLE_BACK_CHECKS: readonly Check<VehicleBackValues>[] = [
  {
    code: "INCONSISTENT",
    field: "CURB_MASS",
    message: "The curb mass should not be above the gross mass.",
    fails: ({ curbMass = 0, grossMass = Infinity }) => curbMass > grossMass,
  },
  {
    code: "INCONSISTENT",
    field: "RATED_LOAD_MASS",
    message: "Curb mass and rated load mass should not be above the gross mass together.",
    fails: ({ curbMass = 0, ratedLoadMass = 0, grossMass = Infinity }) =>
      curbMass <= grossMass && curbMass + ratedLoadMass > grossMass,
  },
  {
    code: "INCONSISTENT",
    field: "EXTERNAL_DIMENSIONS",
    message: "The vehicle should not be wider or higher than it is long.",
    fails: ({ externalDimensions: { length, width, height } = NO_DIMENSIONS }) =>
      length < Math.max(width, height),
  },
  {
    code: "EXPIRED",
    field: "INSPECTION_RECORD",
    message: "The last inspection on the page has expired: later ones may not be printed there.",
    fails: ({ inspectionValidUntil }, today) => isAfter(today, inspectionValidUntil),
  },
];

const NO_DIMENSIONS = { length: 0, width: 0, height: 0 };
