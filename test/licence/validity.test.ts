import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withFields } from "../../src/licence/licence-item.ts";
import { readValidity } from "../../src/licence/validity.ts";
import { itemsOf } from "./samples.ts";

const read = (texts: Readonly<Record<string, string>>) => {
  const { values, warnings } = readValidity(withFields("DRIVER", itemsOf(texts)));
  return { ...values, warnings: warnings.map(({ code, field }) => `${code} ${field}`) };
};

const SIX_YEARS = {
  validFrom: "2014-12-25",
  validUntil: "2020-12-25",
  validIndefinitely: false,
  warnings: [],
};
const INDEFINITE = { validFrom: "2014-12-25", validIndefinitely: true, warnings: [] };

describe("the validity of a licence", () => {
  for (const texts of [
    { 起始日期: "2014-12-25", 有效日期: "2020-12-25" },
    { 起始日期: "2014-12-25", 有效日期: "6年" },
    { 有效起始日期: "2014-12-25", 有效期限: "6年" }, // the old card's print
    { 有效期限: "6年", 有效起始日期: "2014-12-25" },
    { 有效期限: "20141225", 至: "20201225" }, // the new card's, by Baidu
    { 至: "20201225", 有效期限: "20141225" },
    { 有效期限: "20141225", 至: "6年" },
    { 有效起始日期: "2014-12-25", 有效期限: "2020-12-25" },
    { 有效期限: "2014-12-25 至 2020-12-25" },
    { 有效期限: "2014.12.25至2020.12.25" },
    { 有效期限: "2014年12月25日至2020年12月25日" },
    { 有效期限: "2014-12-25至6年" },
    { 起始日期: "2014-12-25至2020-12-25" },
    { 有效日期: "2014-12-25至2020-12-25" },
    { 起始日期: "2014-12-25", 有效日期: "至2020-12-25" },
    { 起始日期: "2014-12-25至", 有效日期: "2020-12-25" },
    { 起始日期: "2014-12-25", 有效期限: "2014-12-25至2020-12-25" },
    { 起始日期: "2014-12-25", 有效期限: "2014-12-26至2020-12-25" }, // an end's own item goes first
    { 起始日期: "2014-12-25至2020-12-26", 有效日期: "2020-12-25" },
    { 起始日期: "2014-12-25", 有效日期: "", 有效期限: "2020-12-25" },
    { 起始日期: "", 有效日期: "", 有效期限: "2014-12-25至2020-12-25" },
    { 起始日期: "", 至: "2020-12-25", 有效期限: "2014-12-25" },
    { 有效期开始时间: "2014-12-25", 有效期截止时间: "2020-12-25" },
    { 起始日期: "2014-12-25", 失效日期: "2020-12-25" },
  ] as Readonly<Record<string, string>>[])
    it(`is six years in ${JSON.stringify(texts)}`, () => assert.deepEqual(read(texts), SIX_YEARS));

  for (const texts of [
    { 起始日期: "2014-12-25", 有效日期: "长期" },
    { 有效期限: "2014-12-25至长期" },
    { 有效起始日期: "2014-12-25", 有效期限: "长期" },
    { 有效期限: "2014-12-25", 至: "长期" },
  ] as Readonly<Record<string, string>>[])
    it(`has no end in ${JSON.stringify(texts)}`, () => assert.deepEqual(read(texts), INDEFINITE));

  for (const [texts, expected] of [
    [{}, { warnings: ["MISSING_FIELD VALID_FROM", "MISSING_FIELD VALID_UNTIL"] }],
    [
      { 有效期限: "2014-12-25" },
      { validFrom: "2014-12-25", warnings: ["MISSING_FIELD VALID_UNTIL"] },
    ],
    [{ 有效期限: "长期" }, { validIndefinitely: true, warnings: ["MISSING_FIELD VALID_FROM"] }],
    [
      { 有效期限: "6年" },
      {
        validIndefinitely: false,
        warnings: ["MISSING_FIELD VALID_FROM", "MISSING_FIELD VALID_UNTIL"],
      },
    ],
    [
      { 有效日期: "6年" },
      {
        validIndefinitely: false,
        warnings: ["MISSING_FIELD VALID_FROM", "MISSING_FIELD VALID_UNTIL"],
      },
    ],
    [
      { 起始日期: "2014-02-30", 有效日期: "6年" },
      {
        validIndefinitely: false,
        warnings: ["INVALID_FORMAT VALID_FROM", "MISSING_FIELD VALID_UNTIL"],
      },
    ],
    [
      { 有效期限: "2014-12-25至2O20-12-25" },
      { validFrom: "2014-12-25", warnings: ["INVALID_FORMAT VALID_UNTIL"] },
    ],
    [
      { 起始日期: "2014-12-25", 有效期限: "6牛" },
      { validFrom: "2014-12-25", warnings: ["INVALID_FORMAT VALID_UNTIL"] },
    ],
  ] as const)
    it(`is known in part in ${JSON.stringify(texts)}`, () =>
      assert.deepEqual(read(texts), expected));

  it("counted from the 29th of February ends on the 28th in a common year", () => {
    const { validUntil } = read({ 起始日期: "2020-02-29", 有效日期: "6年" }) as {
      validUntil?: string;
    };
    assert.equal(validUntil, "2026-02-28");
  });
});
