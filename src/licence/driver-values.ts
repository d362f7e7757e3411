import type { Columns } from "./columns.ts";
import { dateFrom } from "./dates.ts";
import { licenceNumberFrom } from "./licence-number.ts";
import { sexFrom, type Sex } from "./sex.ts";
import { textFrom } from "./text.ts";
import type { Validity } from "./validity.ts";
import { vehicleClassesFrom, type VehicleClass } from "./vehicle-classes.ts";

/** The values of a driver's licence (驾驶证). One that was not read, or not in its format, is absent. */
export interface DriverValues extends Validity {
  /** 证号, the number of the holder's identity document: half-width capitals, no spaces. */
  readonly licenceNumber?: string;
  /** 姓名 */
  readonly name?: string;
  /** 性别 */
  readonly sex?: Sex;
  /** 国籍 */
  readonly nationality?: string;
  /** 住址 */
  readonly address?: string;
  /** 出生日期, YYYY-MM-DD. */
  readonly birthDate?: string;
  /** 领证日期, YYYY-MM-DD. */
  readonly firstIssueDate?: string;
  /** 准驾车型, in the card's order; never empty. */
  readonly vehicleClasses?: readonly VehicleClass[];
  /** 红章, where the service gives it. */
  readonly issuingAuthority?: string;
}

/** All but the validity, whose two fields are read together (`validity.ts`). */
export const DRIVER_COLUMNS: Columns<Omit<DriverValues, keyof Validity>> = {
  licenceNumber: { field: "LICENCE_NUMBER", read: licenceNumberFrom },
  name: { field: "NAME", read: textFrom },
  sex: { field: "SEX", read: sexFrom },
  nationality: { field: "NATIONALITY", read: textFrom },
  address: { field: "ADDRESS", read: textFrom },
  birthDate: { field: "BIRTH_DATE", read: dateFrom },
  firstIssueDate: { field: "FIRST_ISSUE_DATE", read: dateFrom },
  vehicleClasses: { field: "VEHICLE_CLASSES", read: vehicleClassesFrom },
  issuingAuthority: { field: "ISSUING_AUTHORITY", read: textFrom },
};
