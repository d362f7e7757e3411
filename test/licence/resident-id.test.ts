import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  birthDateOf,
  isResidentId,
  isResidentIdChecked,
  residentIdCheckDigit,
  sexOf,
} from "../../src/licence/resident-id.ts";

describe("a resident ID number", () => {
  for (const id of ["11010519491231002X", "440524188001010014", "130789198706231234"])
    it(`is right in its check digit: ${id}`, () => assert.ok(isResidentIdChecked(id)));

  it("is known by its shape even where the check digit is wrong, as in the official sample", () => {
    assert.ok(isResidentId("342221199005033256"));
    assert.ok(!isResidentIdChecked("342221199005033256"));
    assert.equal(residentIdCheckDigit("34222119900503325"), "2");
  });

  for (const text of [
    "",
    "110105491231002", // the old form of 15 digits
    "01010519491231002X",
    "11010519491231002x",
    "1101051949123100XX",
    "11010519491231002X ",
    "１１０１０５１９４９１２３１００２X",
  ])
    it(`has not the shape of "${text}"`, () => {
      assert.ok(!isResidentId(text));
      assert.ok(!isResidentIdChecked(text));
    });

  it("changes its check digit with any one digit", () => {
    const first17 = "11010519491231002";
    for (let at = 0; at < 17; at++)
      for (const digit of "0123456789") {
        if (digit === first17[at]) continue;
        const other = first17.slice(0, at) + digit + first17.slice(at + 1);
        assert.notEqual(residentIdCheckDigit(other), "X", other);
      }
  });

  it("has no check digit for other than 17 digits, and does not say which", () => {
    assert.throws(() => residentIdCheckDigit("1101051949123100"), {
      name: "RangeError",
      message: "first17 must be 17 digits, got 16 characters",
    });
  });

  it("holds the birth date, if there is such a day", () => {
    assert.equal(birthDateOf("11010519491231002X"), "1949-12-31");
    assert.equal(birthDateOf("11010519490230002X"), undefined);
    assert.equal(birthDateOf("H12345678"), undefined);
  });

  it("holds the sex", () => {
    assert.equal(sexOf("11010519491231002X"), "FEMALE");
    assert.equal(sexOf("440524188001010014"), "MALE");
  });
});
