import { isAfter, type Check } from "./checks.ts";
import type { VehicleValues } from "./vehicle-values.ts";
import { isVinChecked } from "./vin.ts";

/** What holds between the values of a right vehicle licence. */
export const VEHICLE_CHECKS: readonly Check<VehicleValues>[] = [
  {
    code: "CHECK_DIGIT_MISMATCH",
    field: "VIN",
    message: "The check digit of the VIN is wrong, as on some imported and old vehicles.",
    fails: ({ vin }) => vin !== undefined && !isVinChecked(vin),
  },
  {
    code: "INCONSISTENT",
    field: "ISSUE_DATE",
    message: "The licence should not be issued before the vehicle was registered.",
    fails: ({ registrationDate, issueDate }) => isAfter(registrationDate, issueDate),
  },
];
