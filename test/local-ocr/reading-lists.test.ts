import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { address, owner, personName } from "../../src/local-ocr/reading/address.ts";
import { engineNumber } from "../../src/local-ocr/reading/engine-number.ts";
import { model } from "../../src/local-ocr/reading/model.ts";
import { plate } from "../../src/local-ocr/reading/plate.ts";
import { residentId } from "../../src/local-ocr/reading/resident-id.ts";
import type { Reading } from "../../src/local-ocr/reading/confidence.ts";

/** A reading whose letters are certain, but for those named: these are unsure. */
const readingOf = (text: string, unsure = ""): Reading => ({
  letters: Array.from(text, (sign, i) => ({
    text: sign,
    probability: unsure.includes(sign) ? 0.6 : 0.999,
    position: (i + 0.5) / text.length,
    rivals: [],
  })),
  ghosts: [],
});

describe("a name", () => {
  it("begins after the half of its label that is spaced wide", () => {
    assert.equal(personName(readingOf("名张诗梦")).text, "张诗梦");
    assert.equal(personName(readingOf("张名诗")).text, "张名诗");
  });
});

describe("an address", () => {
  it("begins with a place that exists, where only unsure letters stood against it", () => {
    const { text, confidence } = address(readingOf("安徽省阜阳市颖州区松江路192号", "颖"));
    assert.equal(text, "安徽省阜阳市颍州区松江路192号");
    assert.ok(confidence <= 0.9, "a repair says so");
  });

  it("begins with that place, however surely read, where the recognizer thought of it too", () => {
    const read = readingOf("安徽省阜阳市颖州区松江路192号");
    const letters = read.letters.map((letter) =>
      letter.text === "颖" ? { ...letter, rivals: [{ text: "颍", probability: 0.01 }] } : letter,
    );
    const { text, confidence } = address({ ...read, letters });
    assert.equal(text, "安徽省阜阳市颍州区松江路192号");
    assert.ok(confidence <= 0.9, "a repair says so");
  });

  it("stays as it was read where its letters are certain, or it begins otherwise", () => {
    for (const text of ["安徽省阜阳市颖州区松江路192号", "北京市崇文区幸福大街8号", "王庄村12号"])
      assert.equal(address(readingOf(text)).text, text);
  });

  it("has nothing of a seal before its province, and nothing of an English label behind it", () => {
    const before = address(readingOf("北京市公安北京市朝阳区幸福大街8号"));
    assert.equal(before.text, "北京市朝阳区幸福大街8号");
    const behind = address(readingOf("北京市朝阳区幸福大街8号Use"));
    assert.equal(behind.text, "北京市朝阳区幸福大街8号");
    for (const { confidence } of [before, behind]) assert.ok(confidence <= 0.8);
  });
});

describe("an owner", () => {
  it("is a company of a place that exists, and a person of any name", () => {
    assert.equal(
      owner(readingOf("四川省绵阳市培城区第一运输有限公司", "培")).text,
      "四川省绵阳市涪城区第一运输有限公司",
    );
    assert.equal(owner(readingOf("四川", "川")).text, "四川");
  });
});

describe("a model", () => {
  it("has a brand that exists, where one unsure letter stood against it", () => {
    const { text, confidence } = model(readingOf("北京观代牌BH7160", "观"));
    assert.equal(text, "北京现代牌BH7160");
    assert.ok(confidence <= 0.8);
    assert.equal(model(readingOf("北京观代牌BH7160")).text, "北京观代牌BH7160");
  });

  it("has the brand of several that the recognizer thought of too", () => {
    const { letters, ghosts } = readingOf("字通牌ZK6609D5", "字");
    const rivals = [{ text: "宇", probability: 0.3 }];
    const likely = letters.map((letter, i) => (i === 0 ? { ...letter, rivals } : letter));
    assert.equal(model({ letters: likely, ghosts }).text, "宇通牌ZK6609D5");
    assert.equal(model({ letters, ghosts }).text, "字通牌ZK6609D5", "宇通 or 大通");
  });

  it("loses words of a seal before its brand, and no sure letter", () => {
    assert.equal(model(readingOf("公安东风牌EQ1090", "公安")).text, "东风牌EQ1090");
    assert.equal(model(readingOf("公安东风牌EQ1090")).text, "公安东风牌EQ1090");
  });

  it("has a code that begins with two letters", () => {
    const { text, confidence } = model(readingOf("北京现代牌8H7160QMAY"));
    assert.equal(text, "北京现代牌BH7160QMAY");
    assert.ok(confidence <= 0.8);
  });
});

describe("a plate", () => {
  it("keeps its last sign behind a dot, though without it it is a plate too", () =>
    assert.equal(plate(readingOf("川A·B47736")).text, "川AB47736"));

  it("has a letter for its city", () =>
    assert.equal(plate(readingOf("京8SH765")).text, "京BSH765"));
});

describe("a number", () => {
  it("is found behind half of its label", () => {
    const { text } = residentId(readingOf("No320106197706250950"));
    assert.equal(text, "320106197706250950");
  });

  it("of an engine may be none", () => assert.equal(engineNumber(readingOf("无")).text, "无"));
});
