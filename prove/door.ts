import { assertCase, houseOf } from "../test/http/door/case.ts";
import { startDoorGroups } from "../test/http/door/groups.ts";
import type { Proof } from "./proof.ts";

/** The tables of `test/http/door`, counted. */
export const proof: Proof = {
  name: "CSRF, CORS, keys, tokens and the closed schema",
  target: "≥ 120 cases, 0 wrong, nobody led to a forger's keys",
  async run() {
    await using door = await startDoorGroups();
    let cases = 0;
    let wrong = 0;
    for (const group of door.groups) {
      await using house = await houseOf(group);
      for (const one of group.cases) {
        cases++;
        await assertCase(house, one).catch((error: unknown) => {
          wrong++;
          console.error(`${group.name}: ${one.name}`, error);
        });
      }
    }
    const led = door.askedElsewhere();
    return {
      figure: `${cases} cases, ${wrong} wrong, ${led} led elsewhere`,
      isKept: cases >= 120 && wrong === 0 && led === 0,
    };
  },
};
