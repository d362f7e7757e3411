import type { Columns } from "./columns.ts";
import { dimensionsFrom, type Dimensions } from "./dimensions.ts";
import { fileNumberFrom } from "./file-number.ts";
import type { Inspection } from "./inspection.ts";
import { massFrom } from "./mass.ts";
import { occupantsFrom } from "./occupants.ts";
import { plateFrom } from "./plate.ts";
import { textFrom } from "./text.ts";

/**
 * The values of a vehicle licence's second page (行驶证副页). One that was not read, is not in its
 * format, or for which the office printed a dash, is absent.
 *
 * @see ISO 1176 for the masses, and Directive 1999/37/EC, annex I, for the towable mass
 */
export interface VehicleBackValues extends Inspection {
  /** 号牌号码: half-width capitals, no separators. */
  readonly plateNumber?: string;
  /** 档案编号 */
  readonly fileNumber?: string;
  /** 核定载人数: people, the driver among them, and those who may stand in a bus. */
  readonly occupantCapacity?: number;
  /** 总质量, in kilograms: the vehicle with all it may carry. */
  readonly grossMass?: number;
  /** 整备质量, in kilograms: the vehicle ready to drive, empty. */
  readonly curbMass?: number;
  /** 核定载质量, in kilograms: the load it may carry; a dash on cars. */
  readonly ratedLoadMass?: number;
  /** 外廓尺寸 */
  readonly externalDimensions?: Dimensions;
  /** 准牵引总质量, in kilograms: the trailer it may tow with all that carries; a dash on most. */
  readonly towableMass?: number;
  /** 备注, as printed. */
  readonly remarks?: string;
}

/** All but the inspection, whose two values are read from one item (`inspection.ts`). */
export const VEHICLE_BACK_COLUMNS: Columns<Omit<VehicleBackValues, keyof Inspection>> = {
  plateNumber: { field: "PLATE_NUMBER", read: plateFrom },
  fileNumber: { field: "FILE_NUMBER", read: fileNumberFrom, mayBeDash: true },
  occupantCapacity: { field: "OCCUPANT_CAPACITY", read: occupantsFrom, mayBeDash: true },
  grossMass: { field: "GROSS_MASS", read: massFrom, mayBeDash: true },
  curbMass: { field: "CURB_MASS", read: massFrom, mayBeDash: true },
  ratedLoadMass: { field: "RATED_LOAD_MASS", read: massFrom, mayBeDash: true },
  externalDimensions: { field: "EXTERNAL_DIMENSIONS", read: dimensionsFrom, mayBeDash: true },
  towableMass: { field: "TOWABLE_MASS", read: massFrom, mayBeDash: true },
  remarks: { field: "REMARKS", read: textFrom, mayBeDash: true },
};
