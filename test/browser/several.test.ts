import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { smallGif } from "../support/picture.ts";
import { cardsAt, choose, drop, fileOf, shownIn, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { setUploadSpeed } from "./support/network.ts";
import { DRIVER, VEHICLE } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

const steps = (page: Page) =>
  page
    .getByRole("article")
    .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-step")));

describe("several pictures", () => {
  it("each have a state of their own, and two at most are under way", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await setUploadSpeed(page, 40_000);
    await drop(
      page,
      { ...fileOf(DRIVER), name: "first.jpg" },
      { name: "second.jpg", bytes: await smallGif() },
      { ...fileOf(DRIVER), name: "third.jpg" },
      { ...fileOf(VEHICLE), name: "fourth.jpg" },
    );
    await cardsAt(page, "FAILED").waitFor();
    await page.locator("article:nth-child(3)[data-step=UPLOADING]").waitFor();
    assert.deepEqual(await steps(page), ["UPLOADING", "FAILED", "UPLOADING", "WAITING"]);
    assert.equal(visit.recognitions(), 2);
    await setUploadSpeed(page, Infinity);
    await cardsAt(page, "READ").nth(1).waitFor();
    await cardsAt(page, "FAILED").nth(1).waitFor();
    assert.deepEqual(await steps(page), ["READ", "FAILED", "READ", "FAILED"]);
    assert.equal(visit.recognitions(), 3);
  });

  it("can be read as another kind each, on request alone", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await choose(page, "Vehicle licence");
    await drop(
      page,
      { ...fileOf(DRIVER), name: "one.jpg" },
      { ...fileOf(VEHICLE), name: "two.jpg" },
    );
    const [one, two] = [page.getByLabel("one.jpg"), page.getByLabel("two.jpg")];
    await cardsAt(page, "FAILED").waitFor();
    await cardsAt(page, "READ").waitFor();
    await one.getByRole("radio", { name: "Driver's licence" }).check();
    await two.getByRole("radio", { name: "Driver's licence" }).check();
    await two.getByRole("radio", { name: "Vehicle licence", exact: true }).check();
    assert.equal(visit.recognitions(), 2);
    assert.equal(await two.getByRole("button", { name: "Read as" }).count(), 0);
    await one.getByRole("button", { name: "Read as driver's licence" }).click();
    await cardsAt(page, "READ").nth(1).waitFor();
    assert.equal((await shownIn(one))["证号"], DRIVER.says["证号"]);
    assert.equal((await shownIn(two))["识别代码"], VEHICLE.says["识别代码"]);
    assert.equal(visit.recognitions(), 3);
  });

  it("are stopped while they are uploaded, and read later on request", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await setUploadSpeed(page, 20_000);
    const broken = page.waitForEvent("requestfailed");
    await drop(page, fileOf(DRIVER));
    await page.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await broken).failure()?.errorText, "net::ERR_ABORTED");
    await page.getByText("Cancelled. Nothing was read, nothing was billed.").waitFor();
    await setUploadSpeed(page, Infinity);
    assert.equal(visit.recognitions(), 1);
    await page.getByRole("button", { name: "Read as driver's licence" }).click();
    await whenRead(page);
    assert.equal(visit.recognitions(), 2);
  });

  it("are removed one by one; the next begins when one under way is removed", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    // None of them is through before the test is.
    await setUploadSpeed(page, 2_000);
    for (const name of ["one.jpg", "two.jpg", "three.jpg"])
      await drop(page, { ...fileOf(DRIVER), name });
    await page.locator("article[aria-label='three.jpg'][data-step=WAITING]").waitFor();
    await page.getByRole("button", { name: "Remove one.jpg" }).click();
    await page.locator("article[aria-label='three.jpg'][data-step=UPLOADING]").waitFor();
    assert.deepEqual(await steps(page), ["UPLOADING", "UPLOADING"]);
    await page.getByRole("button", { name: "Remove two.jpg" }).click();
    await page.getByRole("button", { name: "Remove three.jpg" }).click();
    assert.equal(await page.getByRole("article").count(), 0);
  });
});

describe("one act", () => {
  it("sends one request, also when it is a double click", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await page.locator(".samples button").first().dblclick();
    await whenRead(page);
    await page.locator("input[type=url]").fill("http://127.0.0.1:1/licence.jpg");
    await page.locator(".address button").dblclick();
    await cardsAt(page, "FAILED").waitFor();
    assert.deepEqual(await steps(page), ["FAILED", "READ"]);
    assert.equal(visit.recognitions(), 2);
  });

  it("sends one request, also when the key is held down", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await page.locator(".samples button").first().focus();
    // The second one of two without a release between is what a held key sends.
    for (let i = 0; i < 4; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.locator("input[type=url]").fill("http://127.0.0.1:1/licence.jpg");
    for (let i = 0; i < 4; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await whenRead(page);
    await cardsAt(page, "FAILED").waitFor();
    assert.deepEqual(await steps(page), ["FAILED", "READ"]);
    assert.equal(visit.recognitions(), 2);
  });
});
