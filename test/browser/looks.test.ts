import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { smallGif } from "../support/picture.ts";
import { drop, trySample, whenFailed, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Everything there can be on the page at once. */
async function fill(page: Page) {
  await drop(page, { name: `${"a-long-name".repeat(12)}.gif`, bytes: await smallGif() });
  await whenFailed(page);
  for (const turn of [0, 1] as const) await trySample(page, turn);
  await page.locator("article[data-step=READ]").nth(1).waitFor();
  for (const summary of await page.locator("summary").all()) await summary.click();
}

describe("the page's looks", () => {
  for (const width of [320, 390, 768, 1440])
    for (const locale of ["zh-CN", "en-US"])
      it(`fit a window of ${width} pixels, in ${locale}`, async () => {
        await using visit = await stage.open({ locale, viewport: { width, height: 844 } });
        assert.equal(await overflow(visit.page), 0);
        await fill(visit.page);
        assert.equal(await overflow(visit.page), 0);
      });

  it("have the picture left of the fields where there is room, and above them on a phone", async () => {
    await using visit = await stage.open();
    const { page } = visit;
    await trySample(page);
    const card = await whenRead(page);
    const places = async () => ({
      picture: await card.getByRole("img").boundingBox(),
      fields: await card.getByRole("list", { name: "Fields" }).boundingBox(),
    });
    const wide = await places();
    assert.ok(wide.picture && wide.fields && wide.picture.x + wide.picture.width < wide.fields.x);
    await page.setViewportSize({ width: 390, height: 844 });
    const narrow = await places();
    assert.ok(narrow.picture && narrow.fields);
    assert.ok(narrow.picture.y + narrow.picture.height < narrow.fields.y);
  });

  it("offer the camera where the screen is touched, and not where it is not", async () => {
    await using phone = await stage.open({ hasTouch: true, isMobile: true });
    await phone.page.getByRole("button", { name: "Take a photo" }).waitFor();
    assert.equal(await phone.page.locator("input[capture=environment]").count(), 1);
    await using desk = await stage.open();
    assert.equal(await desk.page.getByRole("button", { name: "Take a photo" }).count(), 0);
  });

  for (const [locale, lang, heading, name] of [
    ["zh-CN", "zh-CN", "证件识别", "证号"],
    ["zh-TW", "zh-CN", "证件识别", "证号"],
    ["en-US", "en", "Licence reader", "Licence number 证号"],
    ["fr-FR", "en", "Licence reader", "Licence number 证号"],
  ] as const)
    it(`speak to a browser in ${locale}`, async () => {
      await using visit = await stage.open({ locale });
      const { page } = visit;
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.equal(await page.title(), `${heading} · licence-gateway`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await trySample(page);
      const row = (await whenRead(page)).locator("li[data-field=LICENCE_NUMBER] .field__name");
      assert.equal(await row.textContent(), name);
      // Nothing but the card's own words is left in the other language.
      const words = (await page.locator(".page").innerText()).replaceAll("driver-licence.jpg", "");
      if (lang === "zh-CN") assert.doesNotMatch(words, /\b(read|licence|picture|copy)\b/i);
      else assert.doesNotMatch(words, /识别|图片|置信/);
    });

  it("are dark where the system is", async () => {
    const brightness = async (colorScheme: "dark" | "light") => {
      await using visit = await stage.open({ colorScheme });
      const colour = await visit.page.evaluate(
        () => getComputedStyle(document.body).backgroundColor,
      );
      return Math.max(...(colour.match(/\d+/g) ?? []).map(Number));
    };
    assert.ok((await brightness("dark")) < 40);
    assert.ok((await brightness("light")) > 220);
  });
});
