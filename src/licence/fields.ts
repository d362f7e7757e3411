/** The fields of a driver's licence (驾驶证), in the order of the service's page. */
export const DRIVER_FIELDS = [
  "LICENCE_NUMBER",
  "NAME",
  "SEX",
  "NATIONALITY",
  "ADDRESS",
  "BIRTH_DATE",
  "FIRST_ISSUE_DATE",
  "VEHICLE_CLASSES",
  "VALID_FROM",
  "VALID_UNTIL",
  "ISSUING_AUTHORITY",
] as const;

/** The fields of a vehicle licence (行驶证), in the order of the service's page. */
export const VEHICLE_FIELDS = [
  "PLATE_NUMBER",
  "VEHICLE_TYPE",
  "OWNER",
  "ADDRESS",
  "USE_CHARACTER",
  "MODEL",
  "VIN",
  "ENGINE_NUMBER",
  "REGISTRATION_DATE",
  "ISSUE_DATE",
  "ISSUING_AUTHORITY",
] as const;

/**
 * The fields of a vehicle licence's second page (行驶证副页), in the order of the card. The service's
 * page lists none; its successor's has these.
 */
export const VEHICLE_BACK_FIELDS = [
  "PLATE_NUMBER",
  "FILE_NUMBER",
  "OCCUPANT_CAPACITY",
  "GROSS_MASS",
  "CURB_MASS",
  "RATED_LOAD_MASS",
  "EXTERNAL_DIMENSIONS",
  "TOWABLE_MASS",
  "REMARKS",
  "INSPECTION_RECORD",
] as const;

export type DriverField = (typeof DRIVER_FIELDS)[number];
export type VehicleField = (typeof VEHICLE_FIELDS)[number];
export type VehicleBackField = (typeof VEHICLE_BACK_FIELDS)[number];

/** What an item can be the evidence of. Some stand on more than one page: `ADDRESS`, `PLATE_NUMBER` … */
export type LicenceField = DriverField | VehicleField | VehicleBackField;

/** Never missed: the seal, which some services do not give, and the remarks, blank on many cards. */
export const OPTIONAL_FIELDS: ReadonlySet<LicenceField> = new Set(["ISSUING_AUTHORITY", "REMARKS"]);
