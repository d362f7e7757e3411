import assert from "node:assert/strict";
import { describe, it } from "node:test";
import sharp from "sharp";
import { dashIn } from "../../src/local-ocr/reading/dashes.ts";
import { splitLine } from "../../src/local-ocr/reading/find-labels.ts";
import { FORMS } from "../../src/local-ocr/reading/form.ts";
import { inspectionRecord } from "../../src/local-ocr/reading/inspection-record.ts";
import { pieceOf } from "../../src/local-ocr/reading/page.ts";
import {
  dimensions,
  fileNumber,
  mass,
  occupants,
  orNothing,
} from "../../src/local-ocr/reading/second-page-values.ts";
import { parseVehicleBack } from "../../src/local-ocr/reading/vehicle-back-parser.ts";
import { lineOf } from "../support/line-of.ts";

describe("a value of the second page", () => {
  for (const [what, parser, read, text] of [
    ["a mass", mass, "1645kg", "1645kg"],
    ["a mass in capitals", mass, "1645KG", "1645kg"],
    ["a mass with a circle for a zero", mass, "2O15kg", "2015kg"],
    ["people", occupants, "5人", "5人"],
    ["people whose sign was misread", occupants, "5入", "5人"],
    ["people in two rows", occupants, "2+3人", "2+3人"],
    ["dimensions", dimensions, "4865×1820×1475mm", "4865×1820×1475mm"],
    ["dimensions with other signs", dimensions, "4865x1820*1475mm", "4865×1820×1475mm"],
    ["a file number", fileNumber, "11OO12345678", "110012345678"],
    [
      "an inspection",
      inspectionRecord,
      "检验有效期至2026年08月京A（01）",
      "检验有效期至2026年08月京A(01)",
    ],
  ] as const)
    it(`is read: ${what}`, () => {
      const value = parser(lineOf(read));
      assert.equal(value.text, text);
      assert.ok(value.confidence > 0.4, String(value.confidence));
    });

  it("is surer when nothing was put right", () => {
    assert.equal(mass(lineOf("1645kg")).confidence, 1);
    assert.ok(mass(lineOf("1645")).confidence <= 0.9, "the unit was not read");
    assert.ok(mass(lineOf("16A5kg")).confidence <= 0.5, "a letter that no digit looks like");
  });

  for (const [what, parser, read] of [
    ["mass", mass, "kg"],
    ["mass", mass, "0kg"],
    ["number of people", occupants, "人"],
    ["number of people", occupants, "2+人"],
    ["size", dimensions, "4865×1820mm"],
    ["size", dimensions, "486518201475mm"],
    ["file number", fileNumber, "11001234567"],
  ] as const)
    it(`is no ${what} when "${read}" was read`, () =>
      assert.ok(parser(lineOf(read)).confidence <= 0.5));

  it("is a doubtful size when a digit must be missing", () => {
    for (const text of ["4765×1755×153mm", "4765×175×1530mm", "765×1755×1530mm"])
      assert.equal(dimensions(lineOf(text)).confidence, 0.6, text);
    for (const text of ["4765×1755×1530mm", "1975×740×1110mm"])
      assert.equal(dimensions(lineOf(text)).confidence, 1, text);
  });

  it("may be a dash, whatever the dash was read as", () => {
    for (const dash of ["--", "-", "—", "一", "－－"])
      assert.deepEqual(orNothing(mass)(lineOf(dash)), { text: "--", confidence: 0.9 });
    assert.equal(orNothing(mass)(lineOf("1645kg")).text, "1645kg");
  });

  it("is sure of a record whose doubts are in what all records say alike", () => {
    const { letters } = lineOf("检验有效期至2026年08月翼A(01)");
    const doubtful = letters.map((each, at) => (at === 0 ? { ...each, probability: 0.3 } : each));
    const rivals = [{ text: "冀", probability: 0.2 }];
    const misread = letters.map((each, at) => (at === 14 ? { ...each, rivals } : each));
    assert.ok(inspectionRecord({ letters: doubtful, ghosts: [] }).confidence > 0.98);
    const { text, confidence } = inspectionRecord({ letters: misread, ghosts: [] });
    assert.equal(text, "检验有效期至2026年08月冀A(01)");
    assert.ok(confidence <= 0.2);
  });
});

describe("the masses of a vehicle", () => {
  const confidencesOf = (texts: Readonly<Record<string, string>>) => {
    const values = new Map(
      Object.entries(texts).map(([name, text]) => [name, [pieceOf(lineOf(text), 0)]]),
    );
    const fields = parseVehicleBack({ values, loose: [], unit: 40, shift: 0 });
    return fields.map(({ confidence }) => confidence);
  };
  const CAR = { 核定载人数: "5人", 总质量: "2105kg", 整备质量: "1730kg" };

  it("stay as sure as they were read when they add up, or one was not read", () => {
    assert.deepEqual(confidencesOf(CAR), [1, 1, 1]);
    assert.deepEqual(
      confidencesOf({ ...CAR, 整备质量: "1155kg", 核定载质量: "550kg" }),
      [1, 1, 1, 1],
    );
    assert.deepEqual(confidencesOf({ 总质量: "2105kg", 整备质量: "730kg" }), [1, 1]);
  });

  it("are all in doubt when a digit must be missing", () => {
    assert.deepEqual(confidencesOf({ ...CAR, 整备质量: "730kg" }), [0.6, 0.6, 0.6]);
    assert.deepEqual(confidencesOf({ ...CAR, 总质量: "210kg" }), [0.6, 0.6, 0.6]);
  });
});

describe("a label of the second page", () => {
  it("whose beginning was misread is not the shorter one it ends in", () => {
    const { labels, values } = splitLine(
      lineOf("4560x1655×1790mm准牵引1总质量"),
      FORMS.VEHICLE_BACK,
      0,
    );
    assert.deepEqual(
      labels.map(({ name }) => name),
      ["准牵引总质量"],
    );
    assert.deepEqual(
      values.map(({ text }) => text),
      ["4560x1655×1790mm"],
    );
  });
});

describe("dashes", () => {
  const UNIT = 40;
  const PLACE = { center: { x: 120, y: 50 }, width: 200, height: 60, angle: 0 };
  /** Dark rectangles on grey paper, each left, top, width, height. */
  const pictureOf = async (...marks: readonly (readonly [number, number, number, number])[]) => {
    const [width, height] = [260, 100];
    const paper = { width, height, channels: 3, background: "#c8ccc4" } as const;
    const ink = marks.map(([left, top, w, h]) => ({
      left,
      top,
      input: { create: { width: w, height: h, channels: 3, background: "#303038" } } as const,
    }));
    const pixels = await sharp({ create: paper }).composite(ink).removeAlpha().raw().toBuffer();
    return { width, height, pixels, toSent: (place: { x: number; y: number }) => place };
  };
  const DASHES = [
    [60, 48, 12, 4],
    [80, 48, 12, 4],
  ] as const;

  it("are found as a line of their own, in their place", async () => {
    const line = dashIn(await pictureOf(...DASHES), PLACE, UNIT);
    assert.equal(line?.letters.map(({ text }) => text).join(""), "--");
    assert.ok(Math.abs(line.rect.center.x - 76) < 3);
    assert.ok(Math.abs(line.rect.width - 32) < 6);
  });

  it("are found on a rule of the form, and where they touch", async () => {
    const rules = [
      [76, 0, 2, 100],
      [0, 82, 260, 2],
    ] as const;
    assert.ok(dashIn(await pictureOf(...DASHES, ...rules), PLACE, UNIT));
    assert.ok(dashIn(await pictureOf([60, 48, 36, 4]), PLACE, UNIT));
  });

  it("are not found where nothing is printed, nor in rules", async () => {
    assert.equal(dashIn(await pictureOf(), PLACE, UNIT), undefined);
    const rules = [
      [60, 0, 2, 100],
      [0, 40, 260, 2],
    ] as const;
    assert.equal(dashIn(await pictureOf(...rules), PLACE, UNIT), undefined);
  });

  it("are not found in letters: these have strokes above or behind", async () => {
    assert.equal(
      dashIn(await pictureOf(...DASHES, [64, 36, 8, 6], [84, 36, 8, 6]), PLACE, UNIT),
      undefined,
    );
    assert.equal(dashIn(await pictureOf([60, 48, 36, 4], [66, 38, 14, 4]), PLACE, UNIT), undefined);
    assert.equal(dashIn(await pictureOf(...DASHES, [104, 44, 12, 12]), PLACE, UNIT), undefined);
  });
});
