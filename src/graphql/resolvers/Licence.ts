import { readingsOf } from "../../licence/licence-item.ts";
import type { Licence as ReadLicence } from "../../licence/licence.ts";
import type { LicenceField } from "../types.generated.ts";

/** What both licences answer alike; their values are properties of what the desk made. */
export const Licence = {
  __resolveType: ({ type }: ReadLicence) =>
    type === "DRIVER" ? ("DriverLicence" as const) : ("VehicleLicence" as const),
  item: ({ items }: ReadLicence, { field }: { readonly field: LicenceField }) =>
    readingsOf(items, field)[0] ?? null,
};
