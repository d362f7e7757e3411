import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";
import sharp from "sharp";
import { choose, drop, fileOf, readByUrl, shownIn, trySample, whenRead } from "./support/acts.ts";
import { read, settingsFor, startUpstream } from "../support/upstream.ts";
import { startStage } from "./support/browser.ts";
import { DRIVER, SAMPLES, VEHICLE, VEHICLE_BACK, type Sample } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

/** The page in English says a person's sex in English. */
const inEnglish = ({ says }: Sample) => ({
  ...says,
  ...("性别" in says && { 性别: says["性别"] === "女" ? "Female" : "Male" }),
});

describe("the page", () => {
  for (const sample of SAMPLES) {
    it(`reads ${sample.file} when it is dropped`, async () => {
      await using visit = await stage.open();
      await choose(visit.page, sample.type);
      await drop(visit.page, fileOf(sample));
      assert.deepEqual(await shownIn(await whenRead(visit.page)), inEnglish(sample));
      assert.equal(visit.recognitions(), 1);
    });

    it(`reads ${sample.file} by its address`, async () => {
      await using visit = await stage.open({ locale: "zh-CN" });
      await choose(visit.page, sample === DRIVER ? "驾驶证" : "行驶证");
      await readByUrl(visit.page, new URL(`/samples/${sample.file}`, stage.url).href);
      const card = await whenRead(visit.page);
      assert.deepEqual(await shownIn(card), sample.says);
      await card.locator("rect").first().waitFor();
      assert.equal(visit.recognitions(), 1);
    });
  }

  it("shows a newcomer each sample with one click", async () => {
    await using visit = await stage.open();
    await trySample(visit.page, 1);
    assert.deepEqual(await shownIn(await whenRead(visit.page)), VEHICLE.says);
  });

  it("reads the second page of a vehicle licence, and says where the office printed nothing", async () => {
    await using visit = await stage.open();
    await choose(visit.page, VEHICLE_BACK.type);
    await drop(visit.page, fileOf(VEHICLE_BACK));
    const { 号牌号码: 车牌号码, ...says } = VEHICLE_BACK.says;
    assert.deepEqual(await shownIn(await whenRead(visit.page)), {
      ...says,
      车牌号码,
      核定载人数: "5",
      总质量: "2100 kg",
      整备质量: "1725 kg",
      核定载质量: "nothing printed",
      外廓尺寸: "4675 × 1870 × 1510 mm",
      准牵引总质量: "nothing printed",
    });
    assert.equal(visit.recognitions(), 1);
  });

  it("reads a picture from the clipboard", async () => {
    await using visit = await stage.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await visit.page.evaluate(async () => {
      const blob = await (await fetch("/samples/driver-licence.jpg")).blob();
      const bitmap = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      const image = await canvas.convertToBlob({ type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
    });
    await visit.page.keyboard.press("Control+V");
    assert.deepEqual(await shownIn(await whenRead(visit.page)), inEnglish(DRIVER));
  });

  it("reads an address from the clipboard, but leaves one in the address field to its button", async () => {
    await using visit = await stage.open({ permissions: ["clipboard-read", "clipboard-write"] });
    const url = new URL(`/samples/${DRIVER.file}`, stage.url).href;
    await visit.page.evaluate((text) => navigator.clipboard.writeText(text), url);
    const field = visit.page.getByRole("textbox", { name: "Address of a picture" });
    await field.focus();
    await visit.page.keyboard.press("Control+V");
    assert.equal(await field.inputValue(), url);
    assert.equal(visit.recognitions(), 0);
    await field.blur();
    await visit.page.keyboard.press("Control+V");
    assert.deepEqual(await shownIn(await whenRead(visit.page)), inEnglish(DRIVER));
    assert.equal(visit.recognitions(), 1);
  });

  it("shows how sure the reader is of every field", async () => {
    await using visit = await stage.open();
    await trySample(visit.page);
    const meters = (await whenRead(visit.page)).getByRole("meter", { name: "Confidence" });
    const percents = await meters.evaluateAll((all) =>
      all.map((meter) => Number(meter.getAttribute("aria-valuenow"))),
    );
    assert.equal(percents.length, Object.keys(DRIVER.says).length);
    for (const percent of percents) assert.ok(percent > 80 && percent < 100, String(percent));
  });

  it("says to a person what is in doubt, beside the field", async () => {
    await using visit = await stage.open();
    // The lower half of the card lies under a thumb.
    const image = await sharp(DRIVER.bytes)
      .composite([
        {
          input: { create: { width: 500, height: 130, channels: 3, background: "#e8dcdc" } },
          left: 240,
          top: 600,
        },
      ])
      .jpeg()
      .toBuffer();
    await drop(visit.page, { name: "thumb.jpg", bytes: image });
    const row = (await whenRead(visit.page)).locator("li[data-field=VALID_UNTIL]");
    assert.equal(await row.locator(".field__value").textContent(), "not read");
    const warning = row.locator("[data-code=MISSING_FIELD]");
    assert.equal(await warning.textContent(), "Nothing was read for this field.");
    assert.equal(await warning.getAttribute("title"), "Nothing was read for the valid until.");
  });

  it("shows what another provider may answer: 长期, several classes, an unknown label", async () => {
    await using provider = await startUpstream(
      read({ 姓名: "张三", 准驾车型: "A2D", 有效日期: "长期", 档案编号: "320500" }),
    );
    await using elsewhere = await startStage(settingsFor(provider));
    await using visit = await elsewhere.open();
    await trySample(visit.page);
    const card = await whenRead(visit.page);
    const shown = await shownIn(card);
    assert.equal(shown["有效日期"], "Indefinite (长期)");
    assert.equal(shown["准驾车型"], "A2, D");
    const others = card.getByRole("list", { name: "Other text" });
    assert.match(await others.innerText(), /^档案编号\s+320500\s+99%$/);
    assert.equal(provider.calls.length, 1);
  });

  it("shows the request it sent, as a shell can send it too", async () => {
    await using visit = await stage.open();
    await trySample(visit.page);
    const card = await whenRead(visit.page);
    await card.getByText("GraphQL request").click();
    const command = (await card.getByRole("group", { name: "curl" }).textContent()) ?? "";
    const { stdout } = await promisify(execFile)("sh", ["-c", command], { cwd: "samples" });
    const { data } = JSON.parse(stdout) as { data: { recognizeLicence: { name: string } } };
    assert.equal(data.recognizeLicence.name, DRIVER.says["姓名"]);
  });
});
