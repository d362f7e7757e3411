import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { occupantsFrom } from "../../src/licence/occupants.ts";

describe("how many people a vehicle carries", () => {
  for (const [text, people] of [
    ["5人", 5],
    ["5", 5],
    ["１９ 人", 19],
    ["103人", 103],
    ["2+3人", 5],
    ["３＋２人", 5],
  ] as const)
    it(`is ${people} for "${text}"`, () => assert.equal(occupantsFrom(text), people));

  for (const text of [
    "",
    "人",
    "--",
    "0人",
    "05人",
    "1000人",
    "2+人",
    "+3人",
    "2+3+1人",
    "五人",
    "5kg",
  ])
    it(`is not in "${text}"`, () => assert.equal(occupantsFrom(text), undefined));
});
