import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  addYears,
  dateFrom,
  isIndefinite,
  rangeFrom,
  termYearsFrom,
} from "../../src/licence/dates.ts";

describe("a date", () => {
  for (const text of [
    "2010-01-02",
    "20100102",
    "2010.01.02",
    "2010/01/02",
    "2010年01月02日",
    "2010年1月2日",
    "2010年01月02",
    "2010-1-2",
    "２０１０－０１－０２",
    "２０１０年０１月０２日",
    " 2010 年 01 月 02 日 ",
    "2010—01—02",
  ])
    it(`is read from "${text}"`, () => assert.equal(dateFrom(text), "2010-01-02"));

  for (const text of [
    "",
    "2010",
    "2010-01",
    "10-01-02",
    "2010-0102",
    "2010-01.02",
    "201012",
    "2010-13-01",
    "2010-00-01",
    "2010-01-00",
    "2010-04-31",
    "1899-12-31",
    "2200-01-01",
    "20l0-01-02",
    "2010-01-02 10:00",
    "6年",
    "长期",
    "二〇一〇年一月二日",
  ])
    it(`is not "${text}"`, () => assert.equal(dateFrom(text), undefined));

  it("may be the 29th of February in a leap year alone", () => {
    for (const leap of ["2000-02-29", "2024-02-29"]) assert.equal(dateFrom(leap), leap);
    for (const common of ["1900-02-29", "2023-02-29", "2100-02-29"])
      assert.equal(dateFrom(common), undefined);
  });

  it("may be the first and the last day of the calendar it knows", () => {
    for (const day of ["1900-01-01", "2199-12-31"]) assert.equal(dateFrom(day), day);
  });

  it("some years later is the same day", () => {
    assert.equal(addYears("2014-12-25", 6), "2020-12-25");
    assert.equal(addYears("2020-02-29", 4), "2024-02-29");
  });

  it("some years after the 29th of February is the 28th in a common year, not a day more", () => {
    assert.equal(addYears("2020-02-29", 6), "2026-02-28");
    assert.equal(addYears("2020-02-29", 10), "2030-02-28");
  });
});

describe("a validity", () => {
  it("may be a term of years", () => {
    for (const text of ["6年", "6 年", "６年", " 6年 "]) assert.equal(termYearsFrom(text), 6);
    assert.equal(termYearsFrom("10年"), 10);
    for (const text of ["", "年", "0年", "6", "6月", "2010年", "-6年"])
      assert.equal(termYearsFrom(text), undefined);
  });

  it("may be indefinite", () => {
    for (const text of ["长期", " 长 期 ", "长期有效"]) assert.ok(isIndefinite(text));
    for (const text of ["", "长", "非长期", "至长期"]) assert.ok(!isIndefinite(text));
  });

  it("may name both its ends in one text", () => {
    const ends = { from: "2014-12-25", until: "2020-12-25" };
    assert.deepEqual(rangeFrom("2014-12-25 至 2020-12-25"), ends);
    assert.deepEqual(rangeFrom("2014-12-25至2020-12-25"), ends);
    assert.deepEqual(rangeFrom("2014-12-25～2020-12-25"), ends);
    assert.deepEqual(rangeFrom("2014-12-25至长期"), { from: "2014-12-25", until: "长期" });
    assert.deepEqual(rangeFrom("至 2020-12-25"), { from: "", until: "2020-12-25" });
  });

  it("of one end is no range", () => {
    for (const text of ["", "2014-12-25", "6年", "1至2至3"])
      assert.equal(rangeFrom(text), undefined);
  });
});
