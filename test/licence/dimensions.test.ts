import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dimensionsFrom } from "../../src/licence/dimensions.ts";

describe("external dimensions", () => {
  for (const sign of ["×", "x", "X", "*", "✕", "＊", "Ｘ", " × "])
    it(`may have "${sign}" between them`, () =>
      assert.deepEqual(dimensionsFrom(`4865${sign}1820${sign}1475mm`), {
        length: 4865,
        width: 1820,
        height: 1475,
      }));

  it("may have no unit, or one in capitals or in Chinese", () => {
    const moped = { length: 1975, width: 740, height: 1110 };
    for (const unit of ["", "mm", "MM", " 毫米"])
      assert.deepEqual(dimensionsFrom(`1975×740×1110${unit}`), moped);
  });

  for (const text of [
    "",
    "--",
    "4865×1820",
    "4865×1820×1475×10mm",
    "4865×1820×mm",
    "486518201475mm",
    "4865×1820×1475cm",
    "0865×1820×1475mm",
    "4865×1820×14",
    "486500×1820×1475mm",
    "4865-1820-1475mm",
  ])
    it(`are not in "${text}"`, () => assert.equal(dimensionsFrom(text), undefined));
});
