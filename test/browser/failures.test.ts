import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ERROR_TEXTS } from "../../src/page/error-texts.ts";
import { jpegOfLength, smallGif, smallJpeg } from "../support/picture.ts";
import {
  choose,
  drop,
  fileOf,
  readByUrl,
  shownIn,
  whenFailed,
  whenRead,
  type DroppedFile,
} from "./support/acts.ts";
import { serve } from "../support/serve.ts";
import { startStage } from "./support/browser.ts";
import { DRIVER } from "./support/samples.ts";

const stage = await startStage();
after(() => stage[Symbol.asyncDispose]());

/** What would be refused, which name says nothing of it. */
const REFUSED: readonly (readonly [keyof typeof ERROR_TEXTS, () => Promise<Uint8Array>])[] = [
  ["IMAGE_FORMAT_UNSUPPORTED", smallGif],
  ["IMAGE_EMPTY", () => Promise.resolve(new Uint8Array())],
  ["IMAGE_TOO_LARGE", () => jpegOfLength(6_287_361)],
];

describe("a picture that cannot be read", () => {
  for (const [code, make] of REFUSED)
    it(`is refused in words before it is sent: ${code}`, async () => {
      await using visit = await stage.open();
      await drop(visit.page, { name: "licence.jpg", bytes: await make() });
      const card = await whenFailed(visit.page);
      await card.getByText(ERROR_TEXTS[code].en).waitFor();
      await card.getByText(code, { exact: true }).waitFor();
      await card.getByText("Not billed").waitFor();
      assert.equal(visit.recognitions(), 0);
    });

  it("is refused in Chinese to who reads Chinese", async () => {
    await using visit = await stage.open({ locale: "zh-CN" });
    await drop(visit.page, { name: "licence.png", bytes: await smallGif() });
    const card = await whenFailed(visit.page);
    await card.getByText(ERROR_TEXTS.IMAGE_FORMAT_UNSUPPORTED.zh).waitFor();
    await card.getByText("未计费").waitFor();
  });

  it("is taken for what it is, whatever its name says", async () => {
    await using visit = await stage.open();
    await drop(visit.page, { ...fileOf(DRIVER), name: "licence.gif" });
    await whenRead(visit.page);
  });

  it("has no licence on it: the page says so, and that trying again is in vain", async () => {
    await using visit = await stage.open();
    await drop(visit.page, { name: "blank.jpg", bytes: await smallJpeg() });
    const card = await whenFailed(visit.page);
    await card.getByText(ERROR_TEXTS.LICENCE_NOT_RECOGNIZED.en).waitFor();
    await card.getByText("Will fail again unchanged").waitFor();
    assert.equal(await card.getByRole("button", { name: "Try again" }).count(), 0);
    assert.equal(visit.recognitions(), 1);
  });

  it("is read as the other kind when a person says so, and not before", async () => {
    await using visit = await stage.open();
    await choose(visit.page, "Vehicle licence");
    await drop(visit.page, fileOf(DRIVER));
    const card = await whenFailed(visit.page);
    await card.getByText("LICENCE_NOT_RECOGNIZED").waitFor();
    assert.equal(visit.recognitions(), 1);
    await card.getByRole("button", { name: "Read as driver's licence" }).click();
    assert.equal((await shownIn(await whenRead(visit.page)))["姓名"], DRIVER.says["姓名"]);
    assert.equal(visit.recognitions(), 2);
  });

  it("lies at an address that nobody answers", async () => {
    await using visit = await stage.open();
    await readByUrl(visit.page, "http://127.0.0.1:1/licence.jpg");
    const card = await whenFailed(visit.page);
    await card.getByText(ERROR_TEXTS.IMAGE_URL_UNREACHABLE.en).waitFor();
    await card.getByText("Your browser cannot show this picture.").waitFor();
  });

  for (const [locale, words] of [
    ["en-US", "The address does not lead to a picture that can be read."],
    ["zh-CN", "该地址指向的不是可以识别的图片，可能是网页"],
  ] as const)
    it(`is none: its address leads to a web page, and is said to: ${locale}`, async () => {
      await using site = await serve((_, response) => {
        response
          .setHeader("content-type", "text/html")
          .end("<!doctype html><title>Licence</title>");
      });
      await using visit = await stage.open({ locale });
      await readByUrl(visit.page, site.url.href);
      const card = await whenFailed(visit.page);
      await card.getByText(words).waitFor();
      await card.getByText("IMAGE_UNREADABLE", { exact: true }).waitFor();
    });

  it("is damaged, and said to be, when it was uploaded", async () => {
    await using visit = await stage.open();
    await drop(visit.page, { name: "half.jpg", bytes: DRIVER.bytes.subarray(0, 20_000) });
    const card = await whenFailed(visit.page);
    await card.getByText(ERROR_TEXTS.IMAGE_UNREADABLE.en).waitFor();
  });

  it("is not asked for when its address is none", async () => {
    await using visit = await stage.open();
    await readByUrl(visit.page, "ftp://example.org/licence.jpg");
    await visit.page.getByText("Give an address that starts with http:// or https://.").waitFor();
    assert.equal(visit.recognitions(), 0);
  });
});

describe("a failure that may pass", () => {
  const licence: DroppedFile = fileOf(DRIVER);

  it("is tried again on request, once for a double click", async () => {
    await using visit = await stage.open();
    await visit.page.context().setOffline(true);
    await drop(visit.page, licence);
    const card = await whenFailed(visit.page);
    await card.getByText("The gateway did not answer.").waitFor();
    const before = visit.recognitions();
    await visit.page.context().setOffline(false);
    await card.getByRole("button", { name: "Try again" }).dblclick();
    await whenRead(visit.page);
    assert.equal(visit.recognitions(), before + 1);
  });

  it("says that it may have been billed when the answer alone was lost", async () => {
    await using visit = await stage.open();
    await visit.page.route("**/graphql", async (route) => {
      await route.fetch();
      await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" });
    });
    await drop(visit.page, licence);
    const card = await whenFailed(visit.page);
    await card.getByText("May have been billed", { exact: true }).waitFor();
    await card.getByText("Trying again may be billed once more.").waitFor();
    assert.equal(visit.recognitions(), 1);
  });
});
