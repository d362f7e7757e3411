import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isResidentIdChecked } from "../../src/licence/resident-id.ts";
import { owner } from "../../src/local-ocr/reading/address.ts";
import { assign } from "../../src/local-ocr/reading/assign.ts";
import { doubtOf } from "../../src/local-ocr/reading/confidence.ts";
import { date, validity } from "../../src/local-ocr/reading/dates.ts";
import { parseDriver } from "../../src/local-ocr/reading/driver-parser.ts";
import { editDistance, findNearest } from "../../src/local-ocr/reading/edit-distance.ts";
import { engineNumber } from "../../src/local-ocr/reading/engine-number.ts";
import { withExpected } from "../../src/local-ocr/reading/expected-labels.ts";
import { isGuess, splitLine } from "../../src/local-ocr/reading/find-labels.ts";
import { FORMS } from "../../src/local-ocr/reading/form.ts";
import type { Rect } from "../../src/local-ocr/reading/geometry.ts";
import { hullOf, smallestRectOf, turn } from "../../src/local-ocr/reading/geometry.ts";
import { decodeLetters } from "../../src/local-ocr/reading/recognize-line.ts";
import { pieceOf } from "../../src/local-ocr/reading/page.ts";
import { plate } from "../../src/local-ocr/reading/plate.ts";
import { regionsOf } from "../../src/local-ocr/reading/regions.ts";
import { repair, snap } from "../../src/local-ocr/reading/repair.ts";
import { residentId } from "../../src/local-ocr/reading/resident-id.ts";
import type { Letter } from "../../src/local-ocr/reading/text-line.ts";
import { createTextBudget } from "../../src/local-ocr/reading/text-budget.ts";
import { titleOf } from "../../src/local-ocr/reading/title.ts";
import { understand } from "../../src/local-ocr/reading/understand.ts";
import { vehicleClasses } from "../../src/local-ocr/reading/values.ts";
import { vin } from "../../src/local-ocr/reading/vin.ts";
import { lineOf } from "../support/line-of.ts";

/** The recognizer's answer in which each step has one class, with this probability. */
function gridOf(classes: number, steps: readonly (readonly [number, number])[]) {
  const probabilities = new Float32Array(steps.length * classes);
  for (const [step, [chosen, probability]] of steps.entries()) {
    probabilities[step * classes + chosen] = probability;
    if (chosen !== 0) probabilities[step * classes] = 1 - probability;
  }
  return { probabilities, steps: steps.length, classes };
}

const round = (value: number) => Number(value.toFixed(2));

describe("the text of one picture", () => {
  it("is read no further than the pages of licences have, many short lines or one long one", () => {
    const readOf = (line: Rect) => {
      const budget = createTextBudget();
      let lines = 0;
      while (budget.take(line)) lines++;
      return lines;
    };
    const line = { center: { x: 0, y: 0 }, width: 90, height: 10, angle: 0 };
    assert.equal(readOf(line), 50);
    assert.equal(readOf({ ...line, width: 10 }), 250);
    assert.equal(readOf({ ...line, width: 6000 }), 0);
  });
});

describe("decoding a line", () => {
  const alphabet = ["", "中", "国", " "];

  it("takes repeated steps once, keeps a letter said twice, and leaves the empty class out", () => {
    const steps = [
      [0, 1],
      [1, 0.625],
      [1, 0.75],
      [0, 1],
      [1, 0.625],
      [2, 1],
    ] as const;
    const { letters } = decodeLetters(gridOf(4, steps), alphabet, 1);
    assert.deepEqual(
      letters.map(({ text, probability }) => [text, probability]),
      [
        ["中", 0.75],
        ["中", 0.625],
        ["国", 1],
      ],
    );
  });

  it("tells where each letter stands along the text, not along the padding", () => {
    const steps = [
      [1, 1],
      [0, 1],
      [2, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ] as const;
    const { letters } = decodeLetters(gridOf(4, steps), alphabet, 0.5);
    assert.deepEqual(
      letters.map(({ position }) => position),
      [0.125, 0.625],
    );
  });

  it("remembers a letter that was nearly read", () => {
    const grid = gridOf(4, [
      [1, 1],
      [0, 0.75],
      [1, 1],
    ]);
    grid.probabilities[4 + 2] = 0.25;
    const { ghosts } = decodeLetters(grid, alphabet, 1);
    assert.deepEqual(
      ghosts.map(({ text, probability }) => [text, probability]),
      [["国", 0.25]],
    );
  });
});

describe("finding a line's rectangle", () => {
  it("finds the smallest rectangle round leaning points", () => {
    const corners = [
      { x: -50, y: -10 },
      { x: 50, y: -10 },
      { x: 50, y: 10 },
      { x: -50, y: 10 },
    ];
    const leaning = corners
      .map((corner) => turn(corner, 0.1))
      .sort((a, b) => a.x - b.x || a.y - b.y);
    const { width, height, angle } = smallestRectOf(hullOf(leaning));
    assert.deepEqual([width, height, angle].map(round), [100, 20, 0.1]);
  });

  it("groups touching pixels, grows the group, and leaves faint ones", () => {
    const map = new Float32Array(100 * 40);
    const fill = (left: number, right: number, probability: number) => {
      for (let y = 10; y < 20; y++)
        for (let x = left; x < right; x++) map[y * 100 + x] = probability;
    };
    fill(10, 50, 0.9);
    fill(60, 80, 0.4);
    const [region, ...others] = regionsOf(map, 100, 40);
    assert.equal(others.length, 0);
    assert.deepEqual(region?.center, { x: 30, y: 15 });
    assert.deepEqual([region.width, region.height], [40 + 12.8, 10 + 12.8]);
  });
});

describe("parting a line at its labels", () => {
  const parts = (text: string) => {
    const { labels, values } = splitLine(lineOf(text), FORMS.DRIVER, 0);
    return [labels.map(({ name }) => name), values.map((value) => value.text)];
  };

  it("finds labels and values that were detected as one line", () => {
    assert.deepEqual(parts("王小明性别男国籍中国"), [
      ["性别", "国籍"],
      ["王小明", "男", "中国"],
    ]);
  });

  it("cuts the value's rectangle where the value is", () => {
    const { values } = splitLine(lineOf("出生日期1990-05-03"), FORMS.DRIVER, 0);
    const rect = values[0]?.rect;
    assert.ok(rect && Math.abs(rect.center.x - rect.width / 2 - (220 + 4 * 40)) < 20);
  });

  it("knows a label with a misread letter, and the English one beside a value", () => {
    assert.deepEqual(parts("初次领证目期2014-12-25"), [["领证日期"], ["2014-12-25"]]);
    assert.deepEqual(parts("Date of Flrst Issue"), [["领证日期"], []]);
    assert.deepEqual(parts("Class C1"), [[], ["C1"]]);
  });

  it("takes half a label, of two letters spaced wide, for the label and for no value", () => {
    assert.deepEqual(parts("住"), [["住址"], []]);
    assert.deepEqual(parts("址"), [["住址"], []]);
    assert.deepEqual(parts("男"), [[], ["男"]]);
    assert.deepEqual(parts(" "), [[], []]);
  });
});

describe("giving values to labels", () => {
  const at = (text: string, x: number, y: number) => {
    const line = lineOf(text);
    const center = { x: x + line.rect.width / 2, y };
    return { ...line, rect: { ...line.rect, center } };
  };
  const assigned = (...lines: readonly ReturnType<typeof at>[]) => {
    const { labels, values } = understand(lines, "VEHICLE", 0);
    const found = assign(labels, values, new Set(["所有人", "住址"])).values;
    return Object.fromEntries(
      [...found].map(([name, own]) => [name, own.map(({ text }) => text).join("|")]),
    );
  };

  it("gives a line between two rows to the nearer, whichever label reaches farther right", () => {
    const labels = [at("号牌号码", 0, 100), at("所有人", 0, 170), at("住址", 0, 240)];
    const owner = [at("太原市小店区远航汽车运输", 200, 136), at("有限公司", 200, 176)];
    assert.deepEqual(
      assigned(...labels, at("京A12345", 200, 100), ...owner, at("中山路5号", 200, 240)),
      { 车牌号码: "京A12345", 所有人: "太原市小店区远航汽车运输|有限公司", 住址: "中山路5号" },
    );
  });
});

describe("joining the pieces of a value", () => {
  it("doubts that nothing stands in a wide gap between them", () => {
    const at = (text: string, x: number) => {
      const line = lineOf(text);
      return { ...line, rect: { ...line.rect, center: { x: x + line.rect.width / 2, y: 20 } } };
    };
    const doubtOfGap = (gap: number) => {
      const lines = [at("住址", 0), at("青岛市崂山区", 100), at("座1904", 340 + gap)];
      const { labels, values } = understand(lines, "DRIVER", 0);
      const pieces = assign(labels, values, new Set(["住址"])).values.get("住址") ?? [];
      assert.equal(pieces.length, 2);
      return Math.max(...pieces.map(({ ghosts }) => doubtOf({ letters: [], ghosts })));
    };
    assert.equal(doubtOfGap(40), 0);
    assert.equal(doubtOfGap(120), 0.2);
  });
});

describe("expecting labels that were not read", () => {
  /** As if the card filled a picture of ten pixels to a millimetre. */
  const at = (text: string, x: number, y: number, width: number) => {
    const rect = { center: { x: x + width / 2, y }, width, height: 24, angle: 0 };
    return { ...lineOf(text), rect };
  };
  const TITLE = at("中华人民共和国机动车行驶证", 160, 62, 560);
  const placesIn = (...lines: readonly ReturnType<typeof at>[]) =>
    Object.fromEntries(
      withExpected(understand(lines, "VEHICLE", 0), "VEHICLE", 0).labels.map((label) => [
        label.name,
        [Math.round(label.piece.box.left), isGuess(label)],
      ]),
    );

  it("puts them where the form has them, by the title, as guesses", () => {
    const places = placesIn(TITLE, at("所有人", 47, 221, 72));
    assert.equal(Object.keys(places).length, 10);
    assert.deepEqual(places["所有人"], [47, false]);
    const [left = 0, isGuessed] = places["注册日期"] ?? [];
    assert.ok(Math.abs(Number(left) - 265) < 10 && isGuessed);
  });

  it("takes a word far from its label's place for another, and half a label for a guess", () => {
    for (const word of ["焦址", "址"]) {
      const places = placesIn(TITLE, at("所有人", 47, 221, 72), at(word, 600, 400, 48));
      assert.ok(Math.abs(Number(places["住址"]?.[0]) - 45) < 10, word);
    }
  });

  it("parts a line that has swallowed such a label, and doubts both its values", () => {
    const row = at("非营运品零号宇通牌ZK6609D5", 374, 345, 17 * 38);
    const { values } = withExpected(understand([TITLE, row], "VEHICLE", 0), "VEHICLE", 0);
    assert.deepEqual(
      values.map(({ text, ghosts }) => [text, doubtOf({ letters: [], ghosts })]),
      [
        ["非营运", 0.2],
        ["宇通牌ZK6609D5", 0.2],
      ],
    );
  });

  it("expects none on a form that is set otherwise, nor by a label or two", () => {
    assert.deepEqual(Object.keys(placesIn(at("所有人", 47, 221, 72))), ["所有人"]);
    const column = ["号牌号码", "车辆类型", "所有人", "住址", "使用性质", "品牌型号"];
    const stacked = column.map((text, i) => at(text, 47, 100 + 90 * i, 96));
    assert.equal(Object.keys(placesIn(...stacked)).length, column.length);
  });
});

describe("telling the titles apart", () => {
  it("knows both licences by one letter, and says when that letter is not known", () => {
    assert.equal(titleOf("中华人民共和国机动车驾驶证"), "DRIVER");
    assert.equal(titleOf("中华人民共和国机动车行驶证"), "VEHICLE");
    assert.equal(titleOf("中华人民共和国机动车驶证"), "UNCERTAIN");
    assert.equal(titleOf("中华人民共和国机动车行驶证副页"), "VEHICLE_BACK");
    assert.equal(titleOf("中华人民共和国机动车驾驶证副页"), "SECOND_PAGE");
    assert.equal(titleOf("中华人民共和国机动车驶证副页"), "SECOND_PAGE");
    assert.equal(titleOf("广东省深圳市公安局交通警察支队"), undefined);
  });
});

describe("repairing a value", () => {
  const doubtful = (text: string, at: number, ...rivals: readonly string[]): readonly Letter[] =>
    lineOf(text).letters.map((letter, i) =>
      i === at
        ? {
            ...letter,
            probability: 0.6,
            rivals: rivals.map((sign) => ({ text: sign, probability: 0.1 })),
          }
        : letter,
    );
  const DIGIT = /^[\dX]$/;

  it("corrects only if exactly one change of a doubtful sign makes the check digit right", () => {
    const misread = doubtful("11010519491237002X", 13, "1", "2");
    assert.equal(repair(misread, DIGIT, isResidentIdChecked), "11010519491231002X");
    assert.equal(
      repair(misread, DIGIT, () => true),
      undefined,
    );
  });

  it("changes no sign that was read for certain, and takes none that was no rival", () => {
    assert.equal(
      repair(lineOf("11010519491237002X").letters, DIGIT, isResidentIdChecked),
      undefined,
    );
    const misread = doubtful("11010519491237002X", 13, "9");
    assert.equal(repair(misread, /^[2-9X]$/, isResidentIdChecked), undefined);
  });

  it("takes the one entry of a list that is nearest", () => {
    assert.equal(snap("小型轿军", ["小型轿车", "大型客车"]), "小型轿车");
    assert.equal(snap("非营运品", ["营运", "非营运"]), "非营运");
    assert.equal(snap("旅游客", ["旅游客运", "公交客运"]), "旅游客运");
    assert.equal(snap("轻型式货车", ["轻型厢式货车", "轻型栏式货车"]), undefined);
    assert.equal(snap("中型轿车", ["小型轿车", "大型轿车"]), undefined);
    assert.equal(editDistance("驾驶证", "行驶证"), 1);
    assert.deepEqual(findNearest("一住址二", "住址", 0), { from: 1, to: 3, distance: 0 });
  });
});

describe("reading a value", () => {
  it("says less of a value whose check digit is wrong than of the doubt in its letters", () => {
    assert.deepEqual(residentId(lineOf("11010519491231002X", 0.9)), {
      text: "11010519491231002X",
      confidence: 1 - (1 - 0.9) / 20,
    });
    const { text, confidence } = residentId(lineOf("342221199005033256", 0.99));
    assert.equal(text, "342221199005033256");
    assert.ok(confidence < 0.8);
  });

  it("spells what a value cannot have as what it can, and is less sure of it", () => {
    assert.equal(vin(lineOf("LATPABO71W1005301")).text, "LATPAB071W1005301");
    assert.ok(vin(lineOf("LATPABO71W1005301")).confidence < 0.98);
    assert.equal(plate(lineOf("京AFO236")).text, "京AF0236");
    assert.equal(plate(lineOf("J川B9J408")).text, "川B9J408");
  });

  it("takes a zero with a tail for a Q, and doubts one with a faint tail", () => {
    const read = (chance: number) => {
      const line = lineOf("JL46505", 0.99);
      const rivals = [{ text: "Q", probability: chance }];
      return engineNumber({
        ...line,
        letters: line.letters.map((each) => (each.text === "0" ? { ...each, rivals } : each)),
      });
    };
    assert.equal(read(0.001).confidence, 0.99);
    assert.deepEqual(read(0.005), { text: "JL46505", confidence: 0.9 });
    assert.deepEqual(read(0.05), { text: "JL465Q5", confidence: 0.5 });
  });

  it("doubts an owner that is the end of a company's name, or has an address behind it", () => {
    assert.equal(owner(lineOf("大连远航汽车运输有限公司")).confidence, 1);
    for (const text of [
      "有限公司第一分公司",
      "股份有限公司",
      "第一分公司",
      "莫北明辽宁省大连市沙河口区",
    ])
      assert.ok(owner(lineOf(text)).confidence <= 0.5, text);
  });

  it("reads dates in the card's forms, and calls nothing else one", () => {
    for (const text of ["2014-12-25", "2014.12.25", "2014年12月25日", "20141225", "2O14-12-25"])
      assert.equal(date(lineOf(text)).text, "2014-12-25");
    assert.ok(date(lineOf("2014-13-25")).confidence <= 0.5);
  });

  it("reads the validity in all its forms", () => {
    const both = (text: string) => {
      const { from, until } = validity(lineOf(text));
      return [from?.text, until?.text];
    };
    assert.deepEqual(both("2014-12-25至2020-12-25"), ["2014-12-25", "2020-12-25"]);
    assert.deepEqual(both("2014-12-25至长期"), ["2014-12-25", "长期"]);
    assert.deepEqual(both("6年"), [undefined, "6年"]);
    assert.deepEqual(both("2014-12-25"), ["2014-12-25", undefined]);
  });

  it("takes a stroke behind a class's letter for a one, and is less sure of it", () => {
    assert.equal(vehicleClasses(lineOf("C1E")).text, "C1E");
    assert.equal(vehicleClasses(lineOf("CI")).text, "C1");
    assert.ok(vehicleClasses(lineOf("CI")).confidence <= 0.9);
  });
});

describe("finding values whose labels cannot be read", () => {
  const pieces = (...texts: readonly string[]) => texts.map((text) => pieceOf(lineOf(text), 0));
  const read = (values: Readonly<Record<string, readonly string[]>>, ...loose: string[]) => {
    const own = Object.entries(values).map(([name, texts]) => [name, pieces(...texts)] as const);
    const found = { values: new Map(own), loose: pieces(...loose), unit: 40, shift: 0 };
    const fields = parseDriver(found);
    return Object.fromEntries(
      fields.map(({ name, text, confidence }) => [name, [text, confidence]]),
    );
  };

  it("takes what can be only one thing, and is less sure of it", () => {
    const fields = read(
      { 性别: ["男", "回箱", "中国"] },
      "新效做展",
      "C1",
      "2017-02-02至2027-02-02",
    );
    assert.deepEqual(fields, {
      性别: ["男", 1],
      国籍: ["中国", 0.9],
      准驾车型: ["C1", 0.9],
      起始日期: ["2017-02-02", 0.9],
      有效日期: ["2027-02-02", 0.9],
    });
  });

  it("takes no single date or letter, and nothing beside a label that was read", () => {
    assert.deepEqual(read({}, "2017-02-02", "D", "长期", "20170202至2027"), {});
    const fields = read({ 有效期限: ["6年"], 准驾车型: ["B2"] }, "C1", "2017-02-02至2027-02-02");
    assert.deepEqual(fields["准驾车型"], ["B2", 1]);
    assert.deepEqual(fields["有效日期"], ["6年", 1]);
    assert.equal(fields["起始日期"], undefined);
  });
});
