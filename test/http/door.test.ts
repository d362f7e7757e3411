import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertCase, houseOf, type House } from "./door/case.ts";
import { startDoorGroups } from "./door/groups.ts";

const door = await startDoorGroups();
after(() => door[Symbol.asyncDispose]());

for (const group of door.groups)
  describe(`the door: ${group.name}`, () => {
    let house: House;
    before(async () => {
      house = await houseOf(group);
    });
    after(() => house[Symbol.asyncDispose]());
    for (const { name, ...expected } of group.cases)
      it(name, () => assertCase(house, { name, ...expected }));
  });

describe("the door", () => {
  it("is led by no token to keys elsewhere", () => {
    assert.equal(door.askedElsewhere(), 0);
  });

  it("is tried by more than 120 cases", () => {
    const cases = door.groups.reduce((sum, group) => sum + group.cases.length, 0);
    assert.ok(cases > 120, String(cases));
  });
});
