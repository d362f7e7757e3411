import { readingsOf } from "../../licence/licence-item.ts";
import type { Licence as ReadLicence } from "../../licence/licence.ts";
import type { RecognitionFailure } from "../recognition-failure.ts";
import type { LicenceType } from "../../licence/item.ts";
import type { LicenceField } from "../types.generated.ts";

const TYPE_NAMES = {
  DRIVER: "DriverLicence",
  VEHICLE: "VehicleLicence",
  VEHICLE_BACK: "VehicleLicenceBack",
} as const satisfies Record<LicenceType, string>;

const typeOf = ({ type }: ReadLicence) => TYPE_NAMES[type];

/** What all licences answer alike; their values are properties of what the desk made. */
export const Licence = {
  __resolveType: typeOf,
  item: ({ items }: ReadLicence, { field }: { readonly field: LicenceField }) =>
    readingsOf(items, field)[0] ?? null,
};

export const RecognizeLicenceResult = {
  __resolveType: (result: ReadLicence | RecognitionFailure) =>
    "type" in result ? typeOf(result) : ("RecognitionFailure" as const),
};
