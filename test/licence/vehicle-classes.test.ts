import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { VEHICLE_CLASSES, vehicleClassesFrom } from "../../src/licence/vehicle-classes.ts";

describe("vehicle classes", () => {
  for (const [text, classes] of Object.entries({
    C1: ["C1"],
    A2D: ["A2", "D"],
    C1E: ["C1", "E"],
    B2E: ["B2", "E"],
    A1A2D: ["A1", "A2", "D"],
    "C1 E": ["C1", "E"],
    "C1,E": ["C1", "E"],
    "C1，E": ["C1", "E"],
    "C1、D/E": ["C1", "D", "E"],
    a2d: ["A2", "D"],
    Ａ２Ｄ: ["A2", "D"],
    " C1 ": ["C1"],
    C1C6: ["C1", "C6"],
    DA2: ["D", "A2"],
    C1C1: ["C1"],
  }))
    it(`are read from "${text}"`, () => assert.deepEqual(vehicleClassesFrom(text), classes));

  for (const text of [
    "",
    " ",
    ",",
    "CI",
    "C",
    "C7",
    "A4",
    "B3",
    "C1X",
    "XC1",
    "C1CI",
    "C 1",
    "小型汽车",
  ])
    it(`are not in "${text}", and none is guessed`, () =>
      assert.equal(vehicleClassesFrom(text), undefined));

  it("are all read when a card prints them all", () => {
    assert.deepEqual(vehicleClassesFrom(VEHICLE_CLASSES.join("")), [...VEHICLE_CLASSES]);
  });
});
