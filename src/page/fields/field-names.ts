import type { LicenceField } from "../gateway/licence.ts";

/** A field's name on the card, and in English. */
export interface FieldName {
  readonly zh: string;
  readonly en: string;
}

/** The names of all fields; the Chinese ones are those of the OCR service's page. */
export const FIELD_NAMES: Readonly<Record<LicenceField, FieldName>> = {
  ADDRESS: { zh: "住址", en: "Address" },
  BIRTH_DATE: { zh: "出生日期", en: "Birth date" },
  CURB_MASS: { zh: "整备质量", en: "Curb mass" },
  ENGINE_NUMBER: { zh: "发动机号", en: "Engine number" },
  EXTERNAL_DIMENSIONS: { zh: "外廓尺寸", en: "Dimensions" },
  FILE_NUMBER: { zh: "档案编号", en: "File number" },
  FIRST_ISSUE_DATE: { zh: "领证日期", en: "First issued" },
  GROSS_MASS: { zh: "总质量", en: "Gross mass" },
  INSPECTION_RECORD: { zh: "检验记录", en: "Inspections" },
  ISSUE_DATE: { zh: "发证日期", en: "Issued" },
  ISSUING_AUTHORITY: { zh: "红章", en: "Issuing authority" },
  LICENCE_NUMBER: { zh: "证号", en: "Licence number" },
  MODEL: { zh: "品牌型号", en: "Model" },
  NAME: { zh: "姓名", en: "Name" },
  NATIONALITY: { zh: "国籍", en: "Nationality" },
  OCCUPANT_CAPACITY: { zh: "核定载人数", en: "People" },
  OWNER: { zh: "所有人", en: "Owner" },
  PLATE_NUMBER: { zh: "车牌号码", en: "Plate number" },
  RATED_LOAD_MASS: { zh: "核定载质量", en: "Rated load" },
  REGISTRATION_DATE: { zh: "注册日期", en: "Registered" },
  REMARKS: { zh: "备注", en: "Remarks" },
  SEX: { zh: "性别", en: "Sex" },
  TOWABLE_MASS: { zh: "准牵引总质量", en: "Towable mass" },
  USE_CHARACTER: { zh: "使用性质", en: "Use" },
  VALID_FROM: { zh: "起始日期", en: "Valid from" },
  VALID_UNTIL: { zh: "有效日期", en: "Valid until" },
  VEHICLE_CLASSES: { zh: "准驾车型", en: "Vehicle classes" },
  VEHICLE_TYPE: { zh: "车辆类型", en: "Vehicle type" },
  VIN: { zh: "识别代码", en: "VIN" },
};
