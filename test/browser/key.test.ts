import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { cardsAt, drop, fileOf, trySample, whenFailed, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { setUploadSpeed } from "./support/network.ts";
import { DRIVER } from "./support/samples.ts";

const KEY = "the-key-of-the-forms-team-0123456789";
const WRONG_KEY = "a-wrong-key-0123456789-0123456789";

const stage = await startStage({ API_KEYS: `forms=${KEY}` });
after(() => stage[Symbol.asyncDispose]());

const keyField = (page: Page) => page.getByLabel("Key for this gateway");

async function give(page: Page, key: string): Promise<void> {
  await keyField(page).fill(key);
  await page.getByRole("button", { name: "Use key" }).click();
}

describe("a gateway that wants a key", () => {
  it("has its page ask for one, and read with it; the browser keeps nothing", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await give(page, KEY);
    await keyField(page).waitFor({ state: "detached" });
    // The gateway has said what a picture must be, now that it is asked with a key.
    await page.getByText("JPEG, PNG, BMP, up to 6 MB").waitFor();
    await trySample(page);
    await whenRead(page);
    assert.equal(visit.recognitions(), 1);
    const state = await page.context().storageState({ indexedDB: true });
    assert.deepEqual(state, { cookies: [], origins: [] });
  });

  for (const [locale, field, button, refused] of [
    ["en-US", "Key for this gateway", "Use key", "The gateway does not accept this key."],
    ["zh-CN", "网关密钥", "使用密钥", "密钥无效，请检查后重新填写。"],
  ] as const)
    it(`says at the form that a key is wrong, and keeps the form: ${locale}`, async () => {
      await using visit = await stage.open({ locale });
      const { page } = visit;
      const input = page.getByLabel(field);
      for (const wrong of [WRONG_KEY, `${WRONG_KEY}-again`]) {
        await input.fill(wrong);
        await page.getByRole("button", { name: button }).click();
        await page.getByRole("alert").filter({ hasText: refused }).waitFor();
        assert.equal(await input.getAttribute("aria-invalid"), "true");
      }
      await input.fill(KEY);
      await page.keyboard.press("Enter");
      await input.waitFor({ state: "detached" });
      assert.equal(visit.recognitions(), 0);
    });

  it("says so as well when it cannot be asked whether a key is right", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await keyField(page).waitFor();
    await page.context().setOffline(true);
    await give(page, KEY);
    await page.getByRole("alert").filter({ hasText: "The gateway did not answer." }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Use key" }).click();
    await keyField(page).waitFor({ state: "detached" });
  });

  it("reads what it has refused by itself, after the right key and no other", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    for (const turn of [0, 1] as const) await trySample(page, turn);
    await cardsAt(page, "FAILED").nth(1).waitFor();
    await (await whenFailed(page)).getByText("Once it has one, this picture is read").waitFor();
    await drop(page, { name: "empty.jpg", bytes: new Uint8Array() });
    await cardsAt(page, "FAILED").nth(2).waitFor();
    const refused = visit.recognitions();
    await give(page, WRONG_KEY);
    await page.getByText("The gateway does not accept this key.").waitFor();
    assert.equal(visit.recognitions(), refused);
    await give(page, KEY);
    await cardsAt(page, "READ").nth(1).waitFor();
    assert.equal(visit.recognitions(), refused + 2);
    assert.equal(await cardsAt(page, "FAILED").count(), 1);
  });

  it("reads a picture that was on its way without a key when the key was accepted", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await keyField(page).waitFor();
    await setUploadSpeed(page, 40_000);
    await drop(page, fileOf(DRIVER));
    await cardsAt(page, "UPLOADING").waitFor();
    await give(page, KEY);
    await keyField(page).waitFor({ state: "detached" });
    await setUploadSpeed(page, Infinity);
    await whenRead(page);
    assert.equal(await keyField(page).count(), 0);
    assert.equal(visit.recognitions(), 2);
  });
});
