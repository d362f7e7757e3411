/** What a picture may show: 驾驶证, 行驶证, or 行驶证副页. */
export const LICENCE_TYPES = ["DRIVER", "VEHICLE", "VEHICLE_BACK"] as const;

export type LicenceType = (typeof LICENCE_TYPES)[number];

/** A field of a licence, as the schema names it. */
export type LicenceField =
  | "ADDRESS"
  | "BIRTH_DATE"
  | "CURB_MASS"
  | "ENGINE_NUMBER"
  | "EXTERNAL_DIMENSIONS"
  | "FILE_NUMBER"
  | "FIRST_ISSUE_DATE"
  | "GROSS_MASS"
  | "INSPECTION_RECORD"
  | "ISSUE_DATE"
  | "ISSUING_AUTHORITY"
  | "LICENCE_NUMBER"
  | "MODEL"
  | "NAME"
  | "NATIONALITY"
  | "OCCUPANT_CAPACITY"
  | "OWNER"
  | "PLATE_NUMBER"
  | "RATED_LOAD_MASS"
  | "REGISTRATION_DATE"
  | "REMARKS"
  | "SEX"
  | "TOWABLE_MASS"
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
  readonly address: string | null;
  readonly birthDate: string | null;
  readonly firstIssueDate: string | null;
  readonly vehicleClasses: readonly string[] | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly validIndefinitely: boolean | null;
  readonly issuingAuthority: string | null;
}

/** 行驶证 as the gateway answers it. */
export interface VehicleLicence extends Evidence {
  readonly __typename: "VehicleLicence";
  readonly plateNumber: string | null;
  readonly vehicleType: string | null;
  readonly owner: string | null;
  readonly address: string | null;
  readonly useCharacter: string | null;
  readonly model: string | null;
  readonly vin: string | null;
  readonly engineNumber: string | null;
  readonly registrationDate: string | null;
  readonly issueDate: string | null;
  readonly issuingAuthority: string | null;
}

/** 行驶证副页 as the gateway answers it: masses in kilograms, sides in millimetres. */
export interface VehicleLicenceBack extends Evidence {
  readonly __typename: "VehicleLicenceBack";
  readonly plateNumber: string | null;
  readonly fileNumber: string | null;
  readonly occupantCapacity: number | null;
  readonly grossMass: number | null;
  readonly curbMass: number | null;
  readonly ratedLoadMass: number | null;
  readonly externalDimensions: {
    readonly length: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly towableMass: number | null;
  readonly remarks: string | null;
  readonly inspectionRecord: string | null;
  readonly inspectionValidUntil: string | null;
}

/** What a reading that succeeded gives. */
export type Licence = DriverLicence | VehicleLicence | VehicleLicenceBack;
