/** Which of the two documents a picture shows: 驾驶证 or 行驶证. */
export type LicenceType = "DRIVER" | "VEHICLE";

/** A field of a licence, as the schema names it. */
export type LicenceField =
  | "ADDRESS"
  | "BIRTH_DATE"
  | "ENGINE_NUMBER"
  | "FIRST_ISSUE_DATE"
  | "ISSUE_DATE"
  | "ISSUING_AUTHORITY"
  | "LICENCE_NUMBER"
  | "MODEL"
  | "NAME"
  | "NATIONALITY"
  | "OWNER"
  | "PLATE_NUMBER"
  | "REGISTRATION_DATE"
  | "SEX"
  | "USE_CHARACTER"
  | "VALID_FROM"
  | "VALID_UNTIL"
  | "VEHICLE_CLASSES"
  | "VEHICLE_TYPE"
  | "VIN";

/** Why a reviewer should look at a reading. */
export type WarningCode =
  | "CHECK_DIGIT_MISMATCH"
  | "EXPIRED"
  | "INCONSISTENT"
  | "INVALID_FORMAT"
  | "LOW_CONFIDENCE"
  | "MISSING_FIELD";

/** A rectangle in pixels of the upright picture, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One text as it was read; `confidence` is 0…1. */
export interface LicenceItem {
  readonly field: LicenceField | null;
  readonly label: string;
  readonly text: string;
  readonly confidence: number;
  readonly box: Box | null;
}

/** A doubt about a reading; without a field it is about the whole licence. */
export interface LicenceWarning {
  readonly code: WarningCode;
  readonly field: LicenceField | null;
  readonly message: string;
}

interface Evidence {
  readonly sessionId: string | null;
  readonly issuingAuthority: string | null;
  readonly address: string | null;
  readonly items: readonly LicenceItem[];
  readonly warnings: readonly LicenceWarning[];
}

/** 驾驶证 as the gateway answers it. */
export interface DriverLicence extends Evidence {
  readonly __typename: "DriverLicence";
  readonly licenceNumber: string | null;
  readonly name: string | null;
  readonly sex: "FEMALE" | "MALE" | null;
  readonly nationality: string | null;
  readonly birthDate: string | null;
  readonly firstIssueDate: string | null;
  readonly vehicleClasses: readonly string[] | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly validIndefinitely: boolean | null;
}

/** 行驶证 as the gateway answers it. */
export interface VehicleLicence extends Evidence {
  readonly __typename: "VehicleLicence";
  readonly plateNumber: string | null;
  readonly vehicleType: string | null;
  readonly owner: string | null;
  readonly useCharacter: string | null;
  readonly model: string | null;
  readonly vin: string | null;
  readonly engineNumber: string | null;
  readonly registrationDate: string | null;
  readonly issueDate: string | null;
}

/** What a reading that succeeded gives. */
export type Licence = DriverLicence | VehicleLicence;
