import { readingsOf } from "../../licence/licence-item.ts";
import type { Licence as ReadLicence } from "../../licence/licence.ts";
import type { RecognitionFailure } from "../recognition-failure.ts";
import type { LicenceField } from "../types.generated.ts";

const typeOf = ({ type }: ReadLicence) =>
  type === "DRIVER" ? ("DriverLicence" as const) : ("VehicleLicence" as const);

/** What both licences answer alike; their values are properties of what the desk made. */
export const Licence = {
  __resolveType: typeOf,
  item: ({ items }: ReadLicence, { field }: { readonly field: LicenceField }) =>
    readingsOf(items, field)[0] ?? null,
};

export const RecognizeLicenceResult = {
  __resolveType: (result: ReadLicence | RecognitionFailure) =>
    "type" in result ? typeOf(result) : ("RecognitionFailure" as const),
};
