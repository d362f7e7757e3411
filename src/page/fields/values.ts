import type {
  DriverLicence,
  Licence,
  LicenceField,
  VehicleLicence,
  VehicleLicenceBack,
} from "../gateway/licence.ts";
import type { Texts } from "../texts/texts.ts";

type Words = Pick<Texts, "sexes" | "indefinitely" | "listComma">;

type Column<L> = readonly [field: LicenceField, valueOf: (licence: L, words: Words) => Value];

/** As the page writes it; null when it was not read. */
export type Value = string | null;

/** In the order in which they stand on the card. */
const DRIVER: readonly Column<DriverLicence>[] = [
  ["LICENCE_NUMBER", ({ licenceNumber }) => licenceNumber],
  ["NAME", ({ name }) => name],
  ["SEX", ({ sex }, { sexes }) => sex && sexes[sex]],
  ["NATIONALITY", ({ nationality }) => nationality],
  ["ADDRESS", ({ address }) => address],
  ["BIRTH_DATE", ({ birthDate }) => birthDate],
  ["FIRST_ISSUE_DATE", ({ firstIssueDate }) => firstIssueDate],
  [
    "VEHICLE_CLASSES",
    ({ vehicleClasses }, { listComma }) => vehicleClasses?.join(listComma) ?? null,
  ],
  ["VALID_FROM", ({ validFrom }) => validFrom],
  [
    "VALID_UNTIL",
    ({ validUntil, validIndefinitely }, { indefinitely }) =>
      validIndefinitely === true ? indefinitely : validUntil,
  ],
  ["ISSUING_AUTHORITY", ({ issuingAuthority }) => issuingAuthority],
];

const VEHICLE: readonly Column<VehicleLicence>[] = [
  ["PLATE_NUMBER", ({ plateNumber }) => plateNumber],
  ["VEHICLE_TYPE", ({ vehicleType }) => vehicleType],
  ["OWNER", ({ owner }) => owner],
  ["ADDRESS", ({ address }) => address],
  ["USE_CHARACTER", ({ useCharacter }) => useCharacter],
  ["MODEL", ({ model }) => model],
  ["VIN", ({ vin }) => vin],
  ["ENGINE_NUMBER", ({ engineNumber }) => engineNumber],
  ["REGISTRATION_DATE", ({ registrationDate }) => registrationDate],
  ["ISSUE_DATE", ({ issueDate }) => issueDate],
  ["ISSUING_AUTHORITY", ({ issuingAuthority }) => issuingAuthority],
];

const VEHICLE_BACK: readonly Column<VehicleLicenceBack>[] = [
  ["PLATE_NUMBER", ({ plateNumber }) => plateNumber],
  ["FILE_NUMBER", ({ fileNumber }) => fileNumber],
  ["OCCUPANT_CAPACITY", ({ occupantCapacity }) => occupantCapacity?.toString() ?? null],
  ["GROSS_MASS", ({ grossMass }) => kilograms(grossMass)],
  ["CURB_MASS", ({ curbMass }) => kilograms(curbMass)],
  ["RATED_LOAD_MASS", ({ ratedLoadMass }) => kilograms(ratedLoadMass)],
  [
    "EXTERNAL_DIMENSIONS",
    ({ externalDimensions: sides }) =>
      sides && `${sides.length} × ${sides.width} × ${sides.height} mm`,
  ],
  ["TOWABLE_MASS", ({ towableMass }) => kilograms(towableMass)],
  ["REMARKS", ({ remarks }) => remarks],
  ["INSPECTION_RECORD", ({ inspectionRecord }) => inspectionRecord],
];

const kilograms = (mass: number | null): Value => (mass === null ? null : `${mass} kg`);

/** Every field of a licence in the card's order, with its value in words. */
export function valuesOf(licence: Licence, words: Words): readonly [LicenceField, Value][] {
  switch (licence.__typename) {
    case "DriverLicence":
      return DRIVER.map(([field, valueOf]) => [field, valueOf(licence, words)]);
    case "VehicleLicence":
      return VEHICLE.map(([field, valueOf]) => [field, valueOf(licence, words)]);
    case "VehicleLicenceBack":
      return VEHICLE_BACK.map(([field, valueOf]) => [field, valueOf(licence, words)]);
  }
}
