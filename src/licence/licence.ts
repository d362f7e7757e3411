import { readDriverLicence, type DriverLicence } from "./driver-licence.ts";
import type { Item, LicenceType } from "./item.ts";
import { readVehicleLicenceBack, type VehicleLicenceBack } from "./vehicle-licence-back.ts";
import { readVehicleLicence, type VehicleLicence } from "./vehicle-licence.ts";

/** What a picture showed; `type` tells which. */
export type Licence = DriverLicence | VehicleLicence | VehicleLicenceBack;

/** What an OCR service answers. */
export interface Reply {
  /** Absent or empty when the service gave none. */
  readonly sessionId?: string;
  /** In any order; `confidence` in 0…1. */
  readonly items: readonly Item[];
}

/** The reader of each type: a new kind of page is a row here. */
const READERS: {
  readonly [Type in LicenceType]: (
    items: readonly Item[],
    today: string,
  ) => Extract<Licence, { type: Type }>;
} = {
  DRIVER: readDriverLicence,
  VEHICLE: readVehicleLicence,
  VEHICLE_BACK: readVehicleLicenceBack,
};

/**
 * Reads a service's reply as a licence of this type.
 *
 * It never fails: a reply without one known label is a licence without values, and a
 * `MISSING_FIELD` warning for each.
 *
 * @param today - YYYY-MM-DD where the licence is used
 */
export function readLicence(type: LicenceType, reply: Reply, today: string): Licence {
  const licence = READERS[type](reply.items, today);
  return reply.sessionId ? { ...licence, sessionId: reply.sessionId } : licence;
}
