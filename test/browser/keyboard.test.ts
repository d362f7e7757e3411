import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { trySample, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { DRIVER, VEHICLE } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
  });

/** Goes on by the Tab key until there, as who has no pointer does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    if ((await focusedName(page)) === name) return;
  }
  assert.fail(`The Tab key does not lead to “${name}”.`);
}

describe("by keyboard alone", () => {
  it("one gets from the top of the page to a licence and its JSON", async () => {
    await using visit = await stage.open({ permissions: ["clipboard-read", "clipboard-write"] });
    const { page } = visit;
    await tabTo(page, "Vehicle licence");
    await page.keyboard.press("Enter");
    await whenRead(page);
    await tabTo(page, "Copy JSON");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as object;
    assert.equal("vin" in copied && copied.vin, VEHICLE.says["识别代码"]);
    assert.equal(visit.recognitions(), 1);
  });

  it("one chooses the kind, and opens the choice of files", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    // Long before it opens: the browser has to be told to hand it over.
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, "Schema");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    const vehicle = page
      .getByTestId("zone")
      .getByRole("radio", { name: "Vehicle licence", exact: true });
    assert.equal(await vehicle.isChecked(), true);
    await tabTo(page, "Choose pictures");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(`samples/${VEHICLE.file}`);
    await whenRead(page);
  });

  it("one gives an address", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await tabTo(page, "Address of a picture");
    await page.keyboard.type(new URL(`/samples/${DRIVER.file}`, stage.url).href);
    await page.keyboard.press("Enter");
    await whenRead(page);
  });

  it("one walks through the fields, each lights its box", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await trySample(page);
    const card = await whenRead(page);
    const fields = await card
      .locator("rect")
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("data-field")));
    await page.locator("h1").hover();
    await page.getByRole("button", { name: "Full size" }).focus();
    const seen: (string | null)[] = [];
    while (seen.length < fields.length) {
      await page.keyboard.press("Tab");
      seen.push(await card.locator("rect.box--lit").getAttribute("data-field"));
    }
    assert.deepEqual(seen.toSorted(), fields.toSorted());
  });

  it("one always sees where one is", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await trySample(page);
    await whenRead(page);
    await page.locator("h1").click();
    for (let presses = 0; presses < 24; presses++) {
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => {
        const { activeElement } = document;
        if (!activeElement) return "none";
        // A radio button lends its ring to the words beside it.
        const shown = activeElement.matches("[type=radio]")
          ? activeElement.nextElementSibling
          : activeElement;
        return shown ? getComputedStyle(shown).outlineStyle : "none";
      });
      assert.equal(ring, "solid", await focusedName(page));
    }
  });
});
