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

export type DriverField = (typeof DRIVER_FIELDS)[number];
export type VehicleField = (typeof VEHICLE_FIELDS)[number];

/** What an item can be the evidence of. `ADDRESS` and `ISSUING_AUTHORITY` stand on both licences. */
export type LicenceField = DriverField | VehicleField;

/** Not on the service's page of fields: some services give it, some do not, so none is missed. */
export const OPTIONAL_FIELDS: ReadonlySet<LicenceField> = new Set(["ISSUING_AUTHORITY"]);
