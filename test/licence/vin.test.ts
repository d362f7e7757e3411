import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isVin, isVinChecked, vinCheckDigit } from "../../src/licence/vin.ts";

describe("a VIN", () => {
  for (const vin of ["LATPAB071W1005301", "1M8GDM9AXKP042788", "11111111111111111"])
    it(`is right in its check digit: ${vin}`, () => assert.ok(isVinChecked(vin)));

  it("may be real without a right check digit, as on cars from Europe", () => {
    assert.ok(isVin("WBA3A5C50CF256551"));
    assert.ok(!isVinChecked("LATPAB072W1005301"));
    assert.ok(isVin("LATPAB072W1005301"));
    assert.equal(vinCheckDigit("LATPAB072W1005301"), "1");
  });

  for (const text of [
    "",
    "LATPAB071W100530",
    "LATPAB071W10053011",
    "LATPAB071W1OO5301",
    "IATPAB071W1005301",
    "QATPAB071W1005301",
    "latpab071w1005301",
  ])
    it(`has not the shape of "${text}"`, () => {
      assert.ok(!isVin(text));
      assert.ok(!isVinChecked(text));
    });

  it("has no check digit in another shape", () => {
    assert.throws(() => vinCheckDigit("LATPAB071W10053"), RangeError);
  });
});
