import type { DriverField, LicenceField, VehicleBackField, VehicleField } from "./fields.ts";
import type { LicenceType } from "./item.ts";
import { halfWidth, withoutSpaces } from "./text.ts";

/** The page's own name of a field first, then what later services and the card itself call it. */
type Names = readonly [string, ...string[]];

const ISSUING_AUTHORITY: Names = ["红章", "发证单位", "发证机关", "印章", "official_seal"];

const DRIVER_NAMES: Readonly<Record<DriverField, Names>> = {
  LICENCE_NUMBER: ["证号", "驾驶证号", "身份证号", "证件号码"],
  NAME: ["姓名"],
  SEX: ["性别"],
  NATIONALITY: ["国籍"],
  ADDRESS: ["住址"],
  BIRTH_DATE: ["出生日期"],
  FIRST_ISSUE_DATE: ["领证日期", "初次领证日期", "初始领证日期"],
  VEHICLE_CLASSES: ["准驾车型"],
  VALID_FROM: ["起始日期", "有效起始日期", "有效期开始时间"],
  VALID_UNTIL: ["有效日期", "至", "有效期至", "有效截至日期", "失效日期", "有效期截止时间"],
  ISSUING_AUTHORITY,
};

const VEHICLE_NAMES: Readonly<Record<VehicleField, Names>> = {
  PLATE_NUMBER: ["车牌号码", "号牌号码", "号码号牌"],
  VEHICLE_TYPE: ["车辆类型"],
  OWNER: ["所有人"],
  ADDRESS: ["住址"],
  USE_CHARACTER: ["使用性质"],
  MODEL: ["品牌型号"],
  VIN: ["识别代码", "车辆识别代号", "车辆识别代码", "VIN", "车架号"],
  ENGINE_NUMBER: ["发动机号", "发动机号码"],
  REGISTRATION_DATE: ["注册日期", "注册登记日期"],
  ISSUE_DATE: ["发证日期"],
  ISSUING_AUTHORITY,
};

const VEHICLE_BACK_NAMES: Readonly<Record<VehicleBackField, Names>> = {
  PLATE_NUMBER: ["号牌号码", "车牌号码", "号码号牌"],
  FILE_NUMBER: ["档案编号", "档案号码"],
  OCCUPANT_CAPACITY: ["核定载人数", "核定载客", "核定载客人数", "核定人数"],
  GROSS_MASS: ["总质量"],
  CURB_MASS: ["整备质量"],
  RATED_LOAD_MASS: ["核定载质量", "核定载重量"],
  EXTERNAL_DIMENSIONS: ["外廓尺寸", "外形尺寸"],
  TOWABLE_MASS: ["准牵引总质量"],
  REMARKS: ["备注"],
  INSPECTION_RECORD: ["检验记录", "检验有效期"],
};

/** One label for the start, the end, a term or the whole: its text says which (`validity.ts`). */
const VALIDITY: Readonly<Record<"VALIDITY", Names>> = { VALIDITY: ["有效期限", "有效期"] };

/** The one table from labels to fields. */
const NAMES: Readonly<Record<LicenceType, Readonly<Partial<Record<Meaning, Names>>>>> = {
  DRIVER: { ...DRIVER_NAMES, ...VALIDITY },
  VEHICLE: VEHICLE_NAMES,
  VEHICLE_BACK: VEHICLE_BACK_NAMES,
};

/** What a label says of its item. */
export type Meaning = LicenceField | "VALIDITY";

/**
 * What a service's label means on a licence of this type, whatever spaces or colon it carries.
 *
 * @returns `undefined` for a label we do not know
 */
export const meaningOf = (type: LicenceType, label: string): Meaning | undefined =>
  MEANINGS[type].get(keyOf(label));

/** The name the service's page gives a field: 证号 for `LICENCE_NUMBER`. */
export const driverLabelOf = (field: DriverField): string => DRIVER_NAMES[field][0];

/** The name the service's page gives a field: 车牌号码 for `PLATE_NUMBER`. */
export const vehicleLabelOf = (field: VehicleField): string => VEHICLE_NAMES[field][0];

/** What stands on the second page for a field: 档案编号 for `FILE_NUMBER`. */
export const vehicleBackLabelOf = (field: VehicleBackField): string => VEHICLE_BACK_NAMES[field][0];

const keyOf = (label: string) => withoutSpaces(halfWidth(label)).replace(/:$/, "").toUpperCase();

const meaningsIn = (names: Readonly<Partial<Record<Meaning, Names>>>) =>
  new Map(
    (Object.entries(names) as [Meaning, Names][]).flatMap(([meaning, labels]) =>
      labels.map((label) => [keyOf(label), meaning] as const),
    ),
  );

const MEANINGS: Readonly<Record<LicenceType, ReadonlyMap<string, Meaning>>> = {
  DRIVER: meaningsIn(NAMES.DRIVER),
  VEHICLE: meaningsIn(NAMES.VEHICLE),
  VEHICLE_BACK: meaningsIn(NAMES.VEHICLE_BACK),
};
