import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isResidentIdChecked } from "../../src/licence/resident-id.ts";
import { address } from "../../src/local-ocr/reading/address.ts";
import type { Reading } from "../../src/local-ocr/reading/confidence.ts";
import { date } from "../../src/local-ocr/reading/dates.ts";
import { parseDriver } from "../../src/local-ocr/reading/driver-parser.ts";
import { model } from "../../src/local-ocr/reading/model.ts";
import { pieceOf } from "../../src/local-ocr/reading/page.ts";
import { plate } from "../../src/local-ocr/reading/plate.ts";
import { repair } from "../../src/local-ocr/reading/repair.ts";
import { residentId, residentIdOfBirth } from "../../src/local-ocr/reading/resident-id.ts";
import type { Letter } from "../../src/local-ocr/reading/text-line.ts";
import { vehicleClasses } from "../../src/local-ocr/reading/values.ts";
import { vin } from "../../src/local-ocr/reading/vin.ts";
import { lineOf } from "../support/line-of.ts";

/** A letter read so surely, and what it may be instead. */
type Doubt = readonly [probability: number, rivals: Readonly<Record<string, number>>];

/** A line in which letters at these places are in doubt. */
function doubtful(text: string, doubts: Readonly<Record<number, Doubt>>): Reading {
  const { letters, ghosts } = lineOf(text, 0.99);
  const doubted = letters.map((letter, at) => {
    const [probability, rivals] = doubts[at] ?? [letter.probability, {}];
    return {
      ...letter,
      probability,
      rivals: Object.entries(rivals).map(([sign, each]) => ({ text: sign, probability: each })),
    };
  });
  return { letters: doubted, ghosts };
}

const ID = "11010519491231002X";

describe("repairing what a check tells to be wrong", () => {
  const repaired = (chance: number) => {
    const { letters } = doubtful("11010519491281002X", {
      12: [0.6, { 3: chance }],
      14: [0.6, { 6: 0.01 }],
    });
    return repair(letters, /^[\dX]$/, isResidentIdChecked);
  };

  it("changes the letter that is likeliest to be another", () => {
    assert.equal(repaired(0.3), ID);
  });

  it("changes two letters, where each may well be another", () => {
    const read = (chance: number) =>
      doubtful("11010519491281902X", {
        12: [0.6, { 3: chance }],
        14: [0.6, { 0: chance }],
      }).letters;
    assert.equal(repair(read(0.3), /^[\dX]$/, isResidentIdChecked), ID);
    assert.equal(repair(read(0.01), /^[\dX]$/, isResidentIdChecked), undefined);
  });

  it("makes a day of what is none, and says that it is a guess", () => {
    const read = doubtful("2013-13-25", { 5: [0.9, { 0: 0.02 }] });
    assert.deepEqual(date(read), { text: "2013-03-25", confidence: 0.6 });
    assert.ok(date(lineOf("2013-13-25")).confidence <= 0.5, "certain letters stay");
  });
});

describe("a number and the birth date beside it", () => {
  it("is put right by the date", () => {
    const misread = lineOf("11010519498837002X");
    assert.notEqual(residentId(misread).text, ID);
    assert.deepEqual(residentIdOfBirth(misread, "1949-12-31"), { text: ID, confidence: 0.6 });
    assert.equal(residentIdOfBirth(misread, "1968-12-31"), undefined, "too much of it differs");
    assert.equal(residentIdOfBirth(misread, "1949-12-30"), undefined, "the check digit is wrong");
  });

  it("puts the date right, where it was read more surely", () => {
    const fieldsOf = (probability: number) => {
      const values = { 证号: lineOf(ID), 出生日期: lineOf("1949-12-21", probability) };
      const pieces = Object.entries(values).map(
        ([name, line]) => [name, [pieceOf(line, 0)]] as const,
      );
      return parseDriver({ values: new Map(pieces), loose: [], unit: 40, shift: 0 });
    };
    const birthDate = (probability: number) => fieldsOf(probability)[1];
    assert.equal(birthDate(0.8)?.text, "1949-12-31");
    assert.equal(birthDate(1)?.text, "1949-12-21");
    for (const probability of [0.8, 1]) assert.equal(birthDate(probability)?.confidence, 0.6);
  });
});

describe("the province of a plate", () => {
  it("is the one that the first letter may be", () => {
    const { text, confidence } = plate(doubtful("闵A0447T", { 0: [0.48, { 闽: 0.41 }] }));
    assert.equal(text, "闽A0447T");
    assert.ok(confidence < 0.8);
    assert.ok(plate(lineOf("闵A0447T")).confidence <= 0.5);
  });

  it("is the one that was nearly read before the city", () => {
    const { letters } = lineOf("A3015V");
    const ghost: Letter = {
      text: "湖",
      probability: 0.46,
      position: 0.01,
      rivals: [{ text: "藏", probability: 0.1 }],
    };
    const { text, confidence } = plate({ letters, ghosts: [ghost] });
    assert.equal(text, "藏A3015V");
    assert.ok(confidence <= 0.8);
    const behind = { ...ghost, position: 0.9 };
    assert.equal(plate({ letters, ghosts: [behind] }).text, "A3015V");
  });
});

describe("the holder's sex and country", () => {
  const at = (name: string, reading: Reading) =>
    parseDriver({
      values: new Map([[name, [pieceOf({ ...lineOf(""), ...reading }, 0)]]]),
      loose: [pieceOf(lineOf("内蒙古自治区"), 0)],
      unit: 40,
      shift: 0,
    }).map(({ name: item, text }) => [item, text]);

  it("is the one that another sign may be, if none of them was read", () => {
    assert.deepEqual(at("性别", doubtful("剪", { 0: [0.6, { 男: 0.2 }] })), [["性别", "男"]]);
    assert.deepEqual(at("性别", doubtful("女剪", { 1: [0.6, { 男: 0.2 }] })), [["性别", "女"]]);
  });

  it("is not 蒙古 because a seal says 内蒙古自治区", () => {
    assert.deepEqual(at("姓名", lineOf("程彤")), [["姓名", "程彤"]]);
  });
});

describe("a plate", () => {
  it("is no surer than its letters: a wrong sign mostly makes another plate", () => {
    assert.equal(plate(lineOf("甘EE8594", 0.96)).confidence, 0.96);
  });
});

describe("a letter that hides another", () => {
  it("is that one, where the recognizer leans to it", () => {
    const read = (rivals: Readonly<Record<string, number>>) =>
      model(doubtful("比亚迪牌BY07152", { 6: [0.8, rivals] }));
    assert.deepEqual(read({ D: 0.1 }), { text: "比亚迪牌BYD7152", confidence: 0.5 });
    assert.equal(read({ D: 0.01 }).text, "比亚迪牌BY07152");
    assert.equal(read({ O: 0.15, D: 0.1 }).text, "比亚迪牌BY07152", "a zero is like an O");
    assert.equal(date(doubtful("2018-82-27", { 5: [0.9, { 0: 0.05 }] })).text, "2018-02-27");
  });

  it("is a zero in a number or an address: the printer slashes it", () => {
    const misread: Doubt = [0.6, { 0: 0.2 }];
    const id = doubtful("11818519491231662X", {
      2: misread,
      4: misread,
      14: misread,
      15: misread,
    });
    assert.equal(residentId(id).text, ID);
    const home = doubtful("北京市朝阳区幸福大街8号9幢782室", { 10: [0.9, {}], 15: misread });
    assert.deepEqual(address(home), { text: "北京市朝阳区幸福大街8号9幢702室", confidence: 0.5 });
  });

  it("stays where a check digit says that it is right", () => {
    const VIN = "LATPAB071W1005301";
    const { text, confidence } = vin(doubtful(VIN, { 6: [0.8, { D: 0.1 }] }));
    assert.equal(text, VIN);
    assert.ok(confidence > 0.95, "nothing was repaired");
  });

  it("is a letter of a class, where only that makes classes", () => {
    for (const [read, classes] of [
      ["82", "B2"],
      ["B182", "B1B2"],
      ["CS", "C5"],
    ] as const)
      assert.deepEqual(vehicleClasses(lineOf(read)), { text: classes, confidence: 0.9 });
  });
});
