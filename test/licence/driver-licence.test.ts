import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDriverLicence } from "../../src/licence/driver-licence.ts";
import { DRIVER_FIELDS } from "../../src/licence/fields.ts";
import type { Item } from "../../src/licence/item.ts";
import { DRIVER, itemsOf, TODAY } from "./samples.ts";

const read = (texts: Readonly<Record<string, string>>) => readDriverLicence(itemsOf(texts), TODAY);

/** The warnings as "CODE FIELD", for the sample with some of it changed. */
const warningsOf = (changes: Readonly<Record<string, string>>) =>
  read({ ...DRIVER, ...changes }).warnings.map(({ code, field }) => `${code} ${field}`);

/** The reply in the last version of the service's page. */
const OFFICIAL_SAMPLE: readonly Item[] = [
  { label: "证号", text: "342221199005033256", confidence: 0.9999638199806212 },
  { label: "姓名", text: "张三", confidence: 0.98 },
  { label: "性别", text: "男", confidence: 0.99 },
  { label: "国籍", text: "中国", confidence: 0.99 },
  { label: "住址", text: "广东省深圳市南山区", confidence: 0.502 },
  { label: "出生日期", text: "1990-05-03", confidence: 0.99 },
  { label: "领证日期", text: "2014-12-25", confidence: 0.99 },
  { label: "准驾车型", text: "C1", confidence: 0.99 },
  { label: "起始日期", text: "2014-12-25", confidence: 0.99 },
  { label: "有效日期", text: "2020-12-25", confidence: 0.99 },
  { label: "红章", text: "深圳市公安局交通管理局", confidence: 0.99 },
];

describe("a driver's licence", () => {
  it("gives every field of the service's page its typed value, and no warning", () => {
    const { items, ...licence } = read(DRIVER);
    assert.deepEqual(licence, {
      type: "DRIVER",
      licenceNumber: "440524198001010013",
      name: "张三",
      sex: "MALE",
      nationality: "中国",
      address: "广东省汕头市潮阳区某某路1号",
      birthDate: "1980-01-01",
      firstIssueDate: "2014-12-25",
      vehicleClasses: ["A2", "D"],
      validFrom: "2020-12-25",
      validUntil: "2030-12-25",
      validIndefinitely: false,
      warnings: [],
    });
    assert.deepEqual(
      items.map(({ field }) => field),
      DRIVER_FIELDS.slice(0, 10),
    );
  });

  it("keeps every value of the official sample, and says what is doubtful about it", () => {
    const licence = readDriverLicence(OFFICIAL_SAMPLE, "2020-12-25");
    assert.equal(licence.licenceNumber, "342221199005033256");
    assert.equal(licence.issuingAuthority, "深圳市公安局交通管理局");
    assert.equal(licence.address, "广东省深圳市南山区");
    assert.deepEqual(licence.warnings, [
      {
        code: "LOW_CONFIDENCE",
        field: "ADDRESS",
        message: "Compare the address with the picture: the reading is unsure.",
      },
      {
        code: "CHECK_DIGIT_MISMATCH",
        field: "LICENCE_NUMBER",
        message:
          "The check digit of the licence number is wrong: compare the number with the picture.",
      },
    ]);
  });

  it("of which nothing was read misses every field of the page, and invents nothing", () => {
    const { warnings, ...licence } = read({});
    assert.deepEqual(licence, { type: "DRIVER", items: [] });
    assert.deepEqual(
      new Set(warnings.map(({ code, field }) => `${code} ${field}`)),
      new Set(DRIVER_FIELDS.slice(0, 10).map((field) => `MISSING_FIELD ${field}`)),
    );
    assert.equal(warnings.length, 10);
  });

  for (const [label, field] of Object.keys(DRIVER).map(
    (label, at) => [label, DRIVER_FIELDS[at]] as const,
  )) {
    it(`misses ${label} when its text is empty, and keeps the item`, () => {
      assert.deepEqual(warningsOf({ [label]: " " }), [`MISSING_FIELD ${field}`]);
      const item = read({ ...DRIVER, [label]: " " }).items.find((each) => each.label === label);
      assert.deepEqual(item, { label, text: " ", confidence: 1, field });
    });
  }

  for (const [label, text, field] of [
    ["证号", "44052419800101001", "LICENCE_NUMBER"],
    ["性别", "里", "SEX"],
    ["出生日期", "1980-02-30", "BIRTH_DATE"],
    ["领证日期", "2014", "FIRST_ISSUE_DATE"],
    ["准驾车型", "CI", "VEHICLE_CLASSES"],
    ["起始日期", "2O20-12-25", "VALID_FROM"],
    ["有效日期", "6牛", "VALID_UNTIL"],
  ] as const)
    it(`says that "${text}" is no ${field}, gives no value, and keeps the text`, () => {
      const licence = read({ ...DRIVER, [label]: text });
      assert.deepEqual(warningsOf({ [label]: text }), [`INVALID_FORMAT ${field}`]);
      assert.equal(licence.items.find((item) => item.field === field)?.text, text);
      assert.equal(Object.keys(licence).length, Object.keys(read(DRIVER)).length - lost(field));
    });

  it("takes another document's number, which has no check digit and holds no birth date", () => {
    for (const 证号 of ["H1234567801", "E12345678", "110105491231002"]) {
      assert.deepEqual(warningsOf({ 证号 }), []);
      assert.equal(read({ ...DRIVER, 证号 }).licenceNumber, 证号);
    }
  });

  it("never repeats a value in a warning", () => {
    const wrong = { ...DRIVER, 证号: "440524198002300015", 性别: "女", 有效日期: "2019-01-01" };
    for (const { message } of read(wrong).warnings) {
      assert.match(message, /^[A-Z][^.]+\.$/);
      assert.doesNotMatch(message, /\d|\p{Script=Han}/u);
    }
  });
});

/** An unread end of the validity takes two properties with it. */
const lost = (field: string) => (field === "VALID_UNTIL" ? 2 : 1);

describe("the checks of a driver's licence", () => {
  for (const [what, changes, warnings] of [
    [
      "a wrong check digit",
      { 证号: "440524198001010010" },
      ["CHECK_DIGIT_MISMATCH LICENCE_NUMBER"],
    ],
    [
      "an impossible birth date in the number",
      { 证号: "440524198002300012" },
      ["INCONSISTENT LICENCE_NUMBER"],
    ],
    ["a birth date against the number", { 出生日期: "1980-01-02" }, ["INCONSISTENT BIRTH_DATE"]],
    ["a sex against the number", { 性别: "女" }, ["INCONSISTENT SEX"]],
    [
      "an issue on the day of birth",
      { 证号: "E12345678", 出生日期: "2014-12-25" },
      ["INCONSISTENT FIRST_ISSUE_DATE"],
    ],
    ["a start before the first issue", { 起始日期: "2014-12-24" }, ["INCONSISTENT VALID_FROM"]],
    ["a start on the first issue", { 起始日期: "2014-12-25" }, []],
    [
      "an end on the start",
      { 有效日期: "2020-12-25" },
      ["INCONSISTENT VALID_UNTIL", "EXPIRED VALID_UNTIL"],
    ],
    ["an end yesterday", { 有效日期: "2026-11-19" }, ["EXPIRED VALID_UNTIL"]],
    ["an end today", { 有效日期: TODAY }, []],
    ["no end", { 有效日期: "长期" }, []],
  ] as const)
    it(`see ${what}: ${warnings.join(", ") || "nothing wrong"}`, () =>
      assert.deepEqual(warningsOf(changes), warnings));

  it("keep the values they doubt", () => {
    const licence = read({ ...DRIVER, 性别: "女", 有效日期: "2019-01-01" });
    assert.equal(licence.sex, "FEMALE");
    assert.equal(licence.validUntil, "2019-01-01");
  });
});
