import assert from "node:assert/strict";
import { it } from "node:test";
import { sexFrom } from "../../src/licence/sex.ts";

it("a sex is read from what the card prints, and from nothing else", () => {
  assert.equal(sexFrom("男"), "MALE");
  assert.equal(sexFrom(" 女　"), "FEMALE");
  for (const text of ["", "男女", "M", "nan"]) assert.equal(sexFrom(text), undefined);
});
