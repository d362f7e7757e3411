import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { VEHICLE_BACK_FIELDS } from "../../src/licence/fields.ts";
import { readVehicleLicenceBack } from "../../src/licence/vehicle-licence-back.ts";
import { itemsOf, TODAY, VEHICLE_BACK } from "./samples.ts";

const read = (texts: Readonly<Record<string, string>>) =>
  readVehicleLicenceBack(itemsOf(texts), TODAY);

/** The warnings as "CODE FIELD", for the sample with some of it changed. */
const warningsOf = (changes: Readonly<Record<string, string>>) =>
  read({ ...VEHICLE_BACK, ...changes }).warnings.map(({ code, field }) => `${code} ${field}`);

describe("the second page of a vehicle licence", () => {
  it("gives every field its typed value, and no warning", () => {
    const { items, ...licence } = read(VEHICLE_BACK);
    assert.deepEqual(licence, {
      type: "VEHICLE_BACK",
      plateNumber: "京AF0236",
      fileNumber: "110012345678",
      occupantCapacity: 5,
      grossMass: 1845,
      curbMass: 1470,
      externalDimensions: { length: 4865, width: 1820, height: 1475 },
      remarks: "强制报废期止:2035-07-11",
      inspectionRecord: "检验有效期至2026年12月京A(01)",
      inspectionValidUntil: "2026-12-31",
      warnings: [],
    });
    assert.deepEqual(
      items.map(({ field }) => field),
      VEHICLE_BACK_FIELDS,
    );
  });

  it("gives what only trucks have", () => {
    const truck = { 核定载人数: "2+3人", 核定载质量: "300kg", 准牵引总质量: "2500kg" };
    const licence = read({ ...VEHICLE_BACK, ...truck });
    assert.equal(licence.occupantCapacity, 5);
    assert.equal(licence.ratedLoadMass, 300);
    assert.equal(licence.towableMass, 2500);
    assert.deepEqual(licence.warnings, []);
  });

  it("of which nothing was read misses every field but the remarks, which many cards leave blank", () => {
    const { warnings, ...licence } = read({});
    assert.deepEqual(licence, { type: "VEHICLE_BACK", items: [] });
    assert.deepEqual(
      warnings.map(({ code, field }) => `${code} ${field}`).sort(),
      VEHICLE_BACK_FIELDS.filter((field) => field !== "REMARKS")
        .map((field) => `MISSING_FIELD ${field}`)
        .sort(),
    );
  });

  for (const dash of ["--", "-", "——", "－－", " – – "])
    it(`has no value and no warning where the office printed "${dash}", and keeps it`, () => {
      const printed = Object.keys(VEHICLE_BACK).slice(1);
      const licence = read({
        ...VEHICLE_BACK,
        ...Object.fromEntries(printed.map((label) => [label, dash])),
      });
      const { items, ...values } = licence;
      assert.deepEqual(values, { type: "VEHICLE_BACK", plateNumber: "京AF0236", warnings: [] });
      assert.equal(items.filter(({ text }) => text === dash).length, printed.length);
    });

  it("always has a plate: a dash there is no value", () => {
    assert.deepEqual(warningsOf({ 号牌号码: "--" }), ["INVALID_FORMAT PLATE_NUMBER"]);
  });

  for (const [label, text, field] of [
    ["号牌号码", "京A1234", "PLATE_NUMBER"],
    ["档案编号", "京A", "FILE_NUMBER"],
    ["核定载人数", "5入", "OCCUPANT_CAPACITY"],
    ["总质量", "1O45kg", "GROSS_MASS"],
    ["整备质量", "1.4t", "CURB_MASS"],
    ["核定载质量", "kg", "RATED_LOAD_MASS"],
    ["外廓尺寸", "4865×1820", "EXTERNAL_DIMENSIONS"],
    ["准牵引总质量", "0", "TOWABLE_MASS"],
    ["检验记录", "京A(01)", "INSPECTION_RECORD"],
  ] as const)
    it(`says that "${text}" is no ${field}, and keeps the text`, () => {
      assert.deepEqual(warningsOf({ [label]: text }), [`INVALID_FORMAT ${field}`]);
      const { items } = read({ ...VEHICLE_BACK, [label]: text });
      assert.equal(items.find((item) => item.field === field)?.text, text);
    });

  for (const [which, changes, warnings] of [
    ["is not heavier empty than full", { 整备质量: "1846kg" }, ["INCONSISTENT CURB_MASS"]],
    ["may be as heavy empty as full", { 整备质量: "1845kg" }, []],
    [
      "carries no more than it may weigh",
      { 核定载质量: "376kg" },
      ["INCONSISTENT RATED_LOAD_MASS"],
    ],
    ["may carry up to what it may weigh", { 核定载质量: "375kg" }, []],
    ["is longer than wide", { 外廓尺寸: "486×1820×1475mm" }, ["INCONSISTENT EXTERNAL_DIMENSIONS"]],
    [
      "has expired when its inspection has",
      { 检验记录: "检验有效期至2026年10月京A(01)" },
      ["EXPIRED INSPECTION_RECORD"],
    ],
    ["holds through the month", { 检验记录: "检验有效期至2026年11月京A(01)" }, []],
  ] as const)
    it(`shows a vehicle that ${which}`, () => assert.deepEqual(warningsOf(changes), warnings));

  it("has two readings of its dimensions that differ, or say the same", () => {
    const second = (text: string) =>
      readVehicleLicenceBack(
        [...itemsOf(VEHICLE_BACK), { label: "外形尺寸", text, confidence: 0.9 }],
        TODAY,
      ).warnings.map(({ code }) => code);
    assert.deepEqual(second("4865*1820*1475"), []);
    assert.deepEqual(second("4865*1820*1479"), ["INCONSISTENT"]);
  });

  it("asks to look at an unsure dash, too", () => {
    const items = itemsOf(VEHICLE_BACK).map((item) =>
      item.label === "核定载质量" ? { ...item, confidence: 0.5 } : item,
    );
    assert.deepEqual(
      readVehicleLicenceBack(items, TODAY).warnings.map(({ code, field }) => `${code} ${field}`),
      ["LOW_CONFIDENCE RATED_LOAD_MASS"],
    );
  });
});
