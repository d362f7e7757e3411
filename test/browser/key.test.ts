import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { trySample, whenFailed, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";

const KEY = "the-key-of-the-forms-team-0123456789";

const stage = await startStage({ API_KEYS: `forms=${KEY}` });
after(() => stage[Symbol.asyncDispose]());

describe("a gateway that wants a key", () => {
  it("has its page ask for one, and read with it; the browser keeps nothing", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    const field = page.getByLabel("Key for this gateway");
    await field.waitFor();
    await trySample(page);
    await (await whenFailed(page)).getByText("UNAUTHENTICATED").waitFor();

    const give = async (key: string) => {
      await field.fill(key);
      await page.getByRole("button", { name: "Use key" }).click();
    };
    await give("a-wrong-key-0123456789-0123456789");
    await trySample(page);
    await field.waitFor();
    await give(KEY);
    await field.waitFor({ state: "detached" });
    await trySample(page);
    await whenRead(page);
    const state = await page.context().storageState({ indexedDB: true });
    assert.deepEqual(state, { cookies: [], origins: [] });
  });
});
