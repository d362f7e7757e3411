import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { massFrom } from "../../src/licence/mass.ts";

describe("a mass", () => {
  for (const [text, mass] of [
    ["1500kg", 1500],
    ["1500", 1500],
    [" １５００ ＫＧ ", 1500],
    ["18 420 kg", 18420],
    ["100千克", 100],
    ["999999kg", 999999],
  ] as const)
    it(`of "${text}" is ${mass} kilograms`, () => assert.equal(massFrom(text), mass));

  for (const text of [
    "",
    "kg",
    "--",
    "0kg",
    "0150kg",
    "-5kg",
    "1.5t",
    "1500lb",
    "1O00kg",
    "1000000kg",
  ])
    it(`is not in "${text}"`, () => assert.equal(massFrom(text), undefined));
});
