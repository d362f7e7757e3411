import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { choose, drop, fileOf, whenRead } from "./support/acts.ts";
import { startStage } from "./support/browser.ts";
import { inkIn, type Rect } from "./support/pixels.ts";
import { DRIVER, SAMPLES, VEHICLE, type Sample } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

interface Item {
  readonly field: string;
  readonly box: Rect;
}

/** Drops a picture, and gives what the gateway answered beside what the page shows. */
async function read(page: Page, sample: Sample, bytes = sample.bytes) {
  await choose(page, sample.type);
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().endsWith("/graphql"),
  );
  await drop(page, { ...fileOf(sample), bytes });
  const { data } = (await (await answered).json()) as {
    data: { recognizeLicence: { items: readonly Item[] } };
  };
  const card = await whenRead(page);
  await card.locator("rect").first().waitFor();
  return { card, items: data.recognizeLicence.items };
}

const rectOf = (locator: Locator): Promise<Rect> =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });

const box = (card: Locator, field: string) => card.locator(`rect[data-field=${field}]`);
const row = (card: Locator, field: string) => card.locator(`li[data-field=${field}]`);

/** Every box where the gateway says, in the picture as it is shown. */
async function assertInPlace(card: Locator, items: readonly Item[], naturalWidth: number) {
  const image = await rectOf(card.getByRole("img"));
  const scale = image.width / naturalWidth;
  assert.ok(items.length > 5);
  for (const { field, box: expected } of items) {
    const shown = await rectOf(box(card, field));
    const wanted = {
      x: image.x + expected.x * scale,
      y: image.y + expected.y * scale,
      width: expected.width * scale,
      height: expected.height * scale,
    };
    for (const side of ["x", "y", "width", "height"] as const)
      assert.ok(
        Math.abs(shown[side] - wanted[side]) <= 1.5,
        `${field}: expected ${side} ${wanted[side]}, got ${shown[side]}`,
      );
  }
}

/** Whether the line of text lies in the box, and neither above nor below it. */
async function assertOnText(page: Page, rect: Rect) {
  const screenshot = await page.screenshot({ scale: "device" });
  // The box's own line is no ink: look within it, and beyond it.
  const line = 3;
  const strip = (y: number, height: number) =>
    inkIn(screenshot, { ...rect, y, height }, PIXEL_RATIO);
  const within = await strip(rect.y + line, rect.height - 2 * line);
  const above = await strip(rect.y - rect.height / 2, rect.height / 2 - line);
  const below = await strip(rect.y + rect.height + line, rect.height / 2 - line);
  assert.ok(within > 0.12, `expected text within, got ${within}`);
  assert.ok(above < within / 4, `expected nothing above, got ${above} for ${within}`);
  assert.ok(below < within / 4, `expected nothing below, got ${below} for ${within}`);
}

const PIXEL_RATIO = 2;

describe("the boxes", () => {
  for (const sample of SAMPLES)
    it(`lie where the gateway says, on ${sample.file}`, async () => {
      await using visit = await stage.open();
      const { card, items } = await read(visit.page, sample);
      const { width } = await sharp(sample.bytes).metadata();
      await assertInPlace(card, items, width);
      await card.getByRole("button", { name: "Full size" }).click();
      assert.equal((await rectOf(card.getByRole("img"))).width, width);
      await assertInPlace(card, items, width);
    });

  for (const [sample, field] of [
    [DRIVER, "LICENCE_NUMBER"],
    [VEHICLE, "VIN"],
  ] as const)
    it(`cover the text that was read: ${field}`, async () => {
      await using visit = await stage.open({ deviceScaleFactor: PIXEL_RATIO });
      const { card } = await read(visit.page, sample);
      await assertOnText(visit.page, await rectOf(box(card, field)));
    });

  it("cover the text of a photograph that was taken with the phone on its side", async () => {
    await using visit = await stage.open({ deviceScaleFactor: PIXEL_RATIO });
    const onItsSide = await sharp(DRIVER.bytes)
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .toBuffer();
    const { card, items } = await read(visit.page, DRIVER, onItsSide);
    const { width } = await sharp(DRIVER.bytes).metadata();
    await assertInPlace(card, items, width);
    await assertOnText(visit.page, await rectOf(box(card, "LICENCE_NUMBER")));
  });

  it("light up with their field, under the pointer and under the focus", async () => {
    await using visit = await stage.open();
    const { card } = await read(visit.page, DRIVER);
    await row(card, "NAME").hover();
    await card.locator("rect.box--lit[data-field=NAME]").waitFor();
    await row(card, "ADDRESS").focus();
    await visit.page.getByRole("heading", { level: 1 }).hover();
    await card.locator("rect.box--lit[data-field=ADDRESS]").waitFor();
    assert.equal(await card.locator("rect.box--lit").count(), 1);
  });

  it("light their field up, and a click goes there", async () => {
    await using visit = await stage.open();
    const { card } = await read(visit.page, VEHICLE);
    await box(card, "OWNER").hover();
    await card.locator("li.field--lit[data-field=OWNER]").waitFor();
    assert.equal(await card.locator("li.field--lit").count(), 1);
    await box(card, "MODEL").click();
    assert.equal(
      await row(card, "MODEL").evaluate((element) => element === document.activeElement),
      true,
    );
  });

  it("are shown enlarged beside their value, to compare the two", async () => {
    await using visit = await stage.open();
    const { card } = await read(visit.page, VEHICLE);
    const crop = row(card, "VIN").locator(".crop");
    const [piece, image, shown] = await Promise.all([
      rectOf(crop),
      rectOf(crop.locator("img")),
      rectOf(box(card, "VIN")),
    ]);
    const whole = await rectOf(card.getByRole("img"));
    const scale = image.width / whole.width;
    assert.ok(scale > 1, `expected it larger, got ${scale}`);
    // Where the box would lie on the enlarged picture, the piece is.
    const x = image.x + (shown.x - whole.x) * scale;
    const y = image.y + (shown.y - whole.y) * scale;
    assert.ok(x >= piece.x && x - piece.x < 0.2 * piece.height);
    assert.ok(y >= piece.y && y - piece.y < 0.2 * piece.height);
    assert.ok(x + shown.width * scale <= piece.x + piece.width + 1);
    assert.ok(y + shown.height * scale <= piece.y + piece.height + 1);
  });
});
