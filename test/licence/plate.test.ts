import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isPlate, plateFrom, PROVINCES } from "../../src/licence/plate.ts";

/** What is printed or answered, and the plate in it. */
const PLATES = {
  京AF0236: "京AF0236",
  "京A·F0236": "京AF0236",
  "粤 B.12345": "粤B12345",
  "粤B-12345": "粤B12345",
  粤ｂ１２３４５: "粤B12345",
  粤BD12345: "粤BD12345",
  粤BF12345: "粤BF12345",
  粤BDA1234: "粤BDA1234",
  粤B12345D: "粤B12345D",
  粤B12345K: "粤B12345K",
  沪A1234挂: "沪A1234挂",
  沪A1234学: "沪A1234学",
  京A0006警: "京A0006警",
  粤Z1234港: "粤Z1234港",
  粤Z1234澳: "粤Z1234澳",
  京X1001应急: "京X1001应急",
  沪A0023领: "沪A0023领",
  "使014·578": "使014578",
  "224578使": "224578使",
};

const NO_PLATES = [
  "",
  "京",
  "A12345",
  "京I12345",
  "京A1234",
  "京A12I45",
  "京AO1234",
  "京A123456",
  "粤BI12345", // I marks no energy
  "粤B12345I",
  "台A12345",
  "京A12345京B12345",
  "京A挂1234",
];

describe("a plate number", () => {
  for (const [text, plate] of Object.entries(PLATES))
    it(`is read from ${text}`, () => {
      assert.equal(plateFrom(text), plate);
      assert.ok(isPlate(plate));
    });

  for (const text of NO_PLATES)
    it(`is not "${text}"`, () => assert.equal(plateFrom(text), undefined));

  it("begins with any of the 31 provinces", () => {
    assert.equal(new Set(PROVINCES).size, 31);
    for (const province of PROVINCES) assert.ok(isPlate(`${province}A12345`));
  });

  it("has no separators in the form the gateway gives it", () => assert.ok(!isPlate("京A·F0236")));
});
