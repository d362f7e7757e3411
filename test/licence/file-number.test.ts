import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileNumberFrom } from "../../src/licence/file-number.ts";

describe("a file number", () => {
  it("has half-width capitals and digits, without spaces", () => {
    assert.equal(fileNumberFrom(" 1100 1234 5678 "), "110012345678");
    assert.equal(fileNumberFrom("ａ－１２３４５６"), "A-123456");
  });

  for (const text of ["", "--", "12345", "ABCDEF", "京110012345678", "1".repeat(21)])
    it(`is not in "${text}"`, () => assert.equal(fileNumberFrom(text), undefined));
});
