import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { choose, drop, fileOf, readByUrl, trySample, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { setUploadSpeed } from "./support/network.ts";
import { DRIVER, VEHICLE } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

describe("the page's requests", () => {
  it("show how far an upload is, and then that the picture is read", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await setUploadSpeed(page, 60_000);
    await drop(page, fileOf(DRIVER));
    const position = await page.waitForFunction(() => {
      const bar = document.querySelector("progress[value]");
      if (!(bar instanceof HTMLProgressElement) || bar.position <= 0 || bar.position >= 1) return 0;
      return bar.position;
    });
    const share = await position.jsonValue();
    assert.ok(share > 0 && share < 1, String(share));
    await page.getByRole("progressbar", { name: "Reading the picture" }).waitFor();
    await page.getByRole("status").getByText("Reading the picture").waitFor();
    await whenRead(page);
    await page.getByRole("status").getByText("11 fields read").waitFor();
  });

  it("go to its own gateway alone", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await trySample(page);
    await whenRead(page);
    await choose(page, "Vehicle licence");
    await drop(page, fileOf(VEHICLE));
    await page.locator("article[data-step=READ]").nth(1).waitFor();
    await readByUrl(page, new URL(`/samples/${VEHICLE.file}`, stage.url).href);
    await page.locator("article[data-step=READ]").nth(2).waitFor();
    assert.deepEqual(visit.outside(), []);
    assert.deepEqual(visit.complaints, []);
  });

  it("leave nothing behind in the browser", async () => {
    await using visit = await stage.open();
    await trySample(visit.page);
    await whenRead(visit.page);
    const state = await visit.page.context().storageState({ indexedDB: true });
    assert.deepEqual(state, { cookies: [], origins: [] });
  });
});
