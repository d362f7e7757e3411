import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { VEHICLE_FIELDS } from "../../src/licence/fields.ts";
import { readVehicleLicence } from "../../src/licence/vehicle-licence.ts";
import { itemsOf, TODAY, VEHICLE } from "./samples.ts";

const read = (texts: Readonly<Record<string, string>>) => readVehicleLicence(itemsOf(texts), TODAY);

/** The warnings as "CODE FIELD", for the sample with some of it changed. */
const warningsOf = (changes: Readonly<Record<string, string>>) =>
  read({ ...VEHICLE, ...changes }).warnings.map(({ code, field }) => `${code} ${field}`);

describe("a vehicle licence", () => {
  it("gives every field of the service's page its typed value, and no warning", () => {
    const { items, ...licence } = read(VEHICLE);
    assert.deepEqual(licence, {
      type: "VEHICLE",
      plateNumber: "京AF0236",
      vehicleType: "小型轿车",
      owner: "李四",
      address: "北京市朝阳区某某路1号",
      useCharacter: "非营运",
      model: "东风雪铁龙牌DC7183LYAA",
      vin: "LATPAB071W1005301",
      engineNumber: "A123456",
      registrationDate: "2010-01-01",
      issueDate: "2010-01-02",
      warnings: [],
    });
    assert.deepEqual(
      items.map(({ field }) => field),
      VEHICLE_FIELDS.slice(0, 10),
    );
    assert.equal(items[0]?.text, "京A·F0236", "the item keeps the text as read");
  });

  it("gives the issuing authority where the service reads the seal", () => {
    assert.equal(read({ ...VEHICLE, 红章: "北京市公安局" }).issuingAuthority, "北京市公安局");
  });

  it("of which nothing was read misses every field of the page, and invents nothing", () => {
    const { warnings, ...licence } = read({});
    assert.deepEqual(licence, { type: "VEHICLE", items: [] });
    assert.deepEqual(
      warnings.map(({ code, field }) => `${code} ${field}`),
      VEHICLE_FIELDS.slice(0, 10).map((field) => `MISSING_FIELD ${field}`),
    );
  });

  for (const [label, field] of Object.keys(VEHICLE).map(
    (label, at) => [label, VEHICLE_FIELDS[at]] as const,
  ))
    it(`misses ${label} when its text is empty`, () =>
      assert.deepEqual(warningsOf({ [label]: "" }), [`MISSING_FIELD ${field}`]));

  for (const [label, text, field] of [
    ["车牌号码", "京A1234", "PLATE_NUMBER"],
    ["识别代码", "LATPAB071W100530", "VIN"], // 16 characters
    ["识别代码", "LATPAB071W1OO5301", "VIN"], // letters O are not put right
    ["注册日期", "2010-01", "REGISTRATION_DATE"],
    ["发证日期", "2010-02-30", "ISSUE_DATE"],
  ] as const)
    it(`says that "${text}" is no ${field}, gives no value, and keeps the text`, () => {
      const licence = read({ ...VEHICLE, [label]: text });
      assert.deepEqual(warningsOf({ [label]: text }), [`INVALID_FORMAT ${field}`]);
      assert.equal(licence.items.find((item) => item.field === field)?.text, text);
      assert.equal(Object.keys(licence).length, Object.keys(read(VEHICLE)).length - 1);
    });

  it("keeps a VIN whose check digit is wrong, as on an imported car", () => {
    const 识别代码 = "LATPAB072W1005301";
    assert.deepEqual(warningsOf({ 识别代码 }), ["CHECK_DIGIT_MISMATCH VIN"]);
    assert.equal(read({ ...VEHICLE, 识别代码 }).vin, 识别代码);
  });

  it("cannot be issued before the vehicle was registered", () => {
    assert.deepEqual(warningsOf({ 发证日期: "2009-12-31" }), ["INCONSISTENT ISSUE_DATE"]);
    assert.deepEqual(warningsOf({ 发证日期: "2010-01-01" }), []);
  });

  it("takes off only what is no part of a value", () => {
    const licence = read({
      ...VEHICLE,
      车牌号码: " 京ａ．Ｆ０２３６ ",
      识别代码: "ｌａｔpab071 W1005301",
      发动机号: " Ａ１２３４５６ ",
      所有人: " 某某（北京）有限公司 ",
      使用性质: "运营",
      车辆类型: "小型轿车(纯电动)",
    });
    assert.equal(licence.plateNumber, "京AF0236");
    assert.equal(licence.vin, "LATPAB071W1005301");
    assert.equal(licence.engineNumber, "A123456");
    assert.equal(licence.owner, "某某（北京）有限公司");
    assert.equal(licence.useCharacter, "运营");
    assert.equal(licence.vehicleType, "小型轿车(纯电动)");
    assert.deepEqual(licence.warnings, []);
  });
});
