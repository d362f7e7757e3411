import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DRIVER_FIELDS, VEHICLE_BACK_FIELDS, VEHICLE_FIELDS } from "../../src/licence/fields.ts";
import {
  driverLabelOf,
  meaningOf,
  vehicleBackLabelOf,
  vehicleLabelOf,
} from "../../src/licence/labels.ts";

const DRIVER_LABELS = {
  LICENCE_NUMBER: "证号 驾驶证号 身份证号 证件号码",
  NAME: "姓名",
  SEX: "性别",
  NATIONALITY: "国籍",
  ADDRESS: "住址",
  BIRTH_DATE: "出生日期",
  FIRST_ISSUE_DATE: "领证日期 初次领证日期 初始领证日期",
  VEHICLE_CLASSES: "准驾车型",
  VALID_FROM: "起始日期 有效起始日期 有效期开始时间",
  VALID_UNTIL: "有效日期 至 有效截至日期 失效日期 有效期截止时间",
  VALIDITY: "有效期限",
  ISSUING_AUTHORITY: "红章 发证单位 发证机关 印章 official_seal",
};

const VEHICLE_LABELS = {
  PLATE_NUMBER: "车牌号码 号牌号码 号码号牌",
  VEHICLE_TYPE: "车辆类型",
  OWNER: "所有人",
  ADDRESS: "住址",
  USE_CHARACTER: "使用性质",
  MODEL: "品牌型号",
  VIN: "识别代码 车辆识别代号 车辆识别代码 VIN 车架号",
  ENGINE_NUMBER: "发动机号 发动机号码",
  REGISTRATION_DATE: "注册日期 注册登记日期",
  ISSUE_DATE: "发证日期",
  ISSUING_AUTHORITY: "红章 发证单位 发证机关 印章 official_seal",
};

const VEHICLE_BACK_LABELS = {
  PLATE_NUMBER: "号牌号码 车牌号码 号码号牌",
  FILE_NUMBER: "档案编号 档案号码",
  OCCUPANT_CAPACITY: "核定载人数 核定载客 核定载客人数 核定人数",
  GROSS_MASS: "总质量",
  CURB_MASS: "整备质量",
  RATED_LOAD_MASS: "核定载质量 核定载重量",
  EXTERNAL_DIMENSIONS: "外廓尺寸 外形尺寸",
  TOWABLE_MASS: "准牵引总质量",
  REMARKS: "备注",
  INSPECTION_RECORD: "检验记录 检验有效期",
};

describe("a label", () => {
  for (const [type, table] of [
    ["DRIVER", DRIVER_LABELS],
    ["VEHICLE", VEHICLE_LABELS],
    ["VEHICLE_BACK", VEHICLE_BACK_LABELS],
  ] as const)
    for (const [meaning, labels] of Object.entries(table))
      it(`of a ${type} licence means ${meaning}: ${labels}`, () => {
        for (const label of labels.split(" ")) assert.equal(meaningOf(type, label), meaning, label);
      });

  it("is known with spaces, a colon, in full width or in small letters", () => {
    for (const label of [" 姓 名 ", "姓名:", "姓名：", "姓　名"])
      assert.equal(meaningOf("DRIVER", label), "NAME");
    for (const label of ["vin", "ＶＩＮ"]) assert.equal(meaningOf("VEHICLE", label), "VIN");
  });

  it("of the other licence means nothing", () => {
    assert.equal(meaningOf("VEHICLE", "证号"), undefined);
    assert.equal(meaningOf("DRIVER", "车牌号码"), undefined);
    assert.equal(meaningOf("VEHICLE", "有效期限"), undefined);
    assert.equal(meaningOf("VEHICLE", "档案编号"), undefined);
    assert.equal(meaningOf("VEHICLE_BACK", "所有人"), undefined);
  });

  it("that nobody knows means nothing, whatever objects are made of", () => {
    for (const label of ["", "档案编号", "constructor", "__proto__", "toString", "NAME"])
      assert.equal(meaningOf("DRIVER", label), undefined);
  });

  it("is the page's own for every field, and leads back to it", () => {
    for (const field of DRIVER_FIELDS)
      assert.equal(meaningOf("DRIVER", driverLabelOf(field)), field);
    for (const field of VEHICLE_FIELDS)
      assert.equal(meaningOf("VEHICLE", vehicleLabelOf(field)), field);
    for (const field of VEHICLE_BACK_FIELDS)
      assert.equal(meaningOf("VEHICLE_BACK", vehicleBackLabelOf(field)), field);
    assert.equal(
      VEHICLE_BACK_FIELDS.map(vehicleBackLabelOf).join(" "),
      "号牌号码 档案编号 核定载人数 总质量 整备质量 核定载质量 外廓尺寸 准牵引总质量 备注 检验记录",
    );
    assert.equal(
      [...DRIVER_FIELDS.map(driverLabelOf), ...VEHICLE_FIELDS.map(vehicleLabelOf)].join(" "),
      "证号 姓名 性别 国籍 住址 出生日期 领证日期 准驾车型 起始日期 有效日期 红章 " +
        "车牌号码 车辆类型 所有人 住址 使用性质 品牌型号 识别代码 发动机号 注册日期 发证日期 红章",
    );
  });
});
