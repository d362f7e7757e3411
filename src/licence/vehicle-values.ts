import type { Columns } from "./columns.ts";
import { dateFrom } from "./dates.ts";
import { plateFrom } from "./plate.ts";
import { codeFrom, textFrom } from "./text.ts";
import { vinFrom } from "./vin.ts";

/** The values of a vehicle licence (行驶证). One that was not read, or not in its format, is absent. */
export interface VehicleValues {
  /** 车牌号码: half-width capitals, no separators. */
  readonly plateNumber?: string;
  /** 车辆类型, as printed: `VEHICLE_TYPES` lists the usual names, and others pass. */
  readonly vehicleType?: string;
  /** 所有人 */
  readonly owner?: string;
  /** 住址 */
  readonly address?: string;
  /** 使用性质, as printed: `USE_CHARACTERS` lists the usual names, and others pass. */
  readonly useCharacter?: string;
  /** 品牌型号 */
  readonly model?: string;
  /** 识别代码: 17 half-width capitals and digits. */
  readonly vin?: string;
  /** 发动机号 */
  readonly engineNumber?: string;
  /** 注册日期, YYYY-MM-DD. */
  readonly registrationDate?: string;
  /** 发证日期, YYYY-MM-DD. */
  readonly issueDate?: string;
  /** 红章, where the service gives it. */
  readonly issuingAuthority?: string;
}

export const VEHICLE_COLUMNS: Columns<VehicleValues> = {
  plateNumber: { field: "PLATE_NUMBER", read: plateFrom },
  vehicleType: { field: "VEHICLE_TYPE", read: textFrom },
  owner: { field: "OWNER", read: textFrom },
  address: { field: "ADDRESS", read: textFrom },
  useCharacter: { field: "USE_CHARACTER", read: textFrom },
  model: { field: "MODEL", read: textFrom },
  vin: { field: "VIN", read: vinFrom },
  engineNumber: { field: "ENGINE_NUMBER", read: codeFrom },
  registrationDate: { field: "REGISTRATION_DATE", read: dateFrom },
  issueDate: { field: "ISSUE_DATE", read: dateFrom },
  issuingAuthority: { field: "ISSUING_AUTHORITY", read: textFrom },
};
