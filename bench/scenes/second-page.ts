import type { Form, Slot } from "../cards/layout.ts";
import type { Random } from "../cards/random.ts";
import type { Look, Page } from "./page.ts";
import { widthOf } from "../cards/typeset.ts";

/** A text in lines: slots for the form, and what stands in each. */
interface Flow {
  readonly slots: readonly Slot[];
  readonly printed: Readonly<Record<string, string>>;
}

/** Where running text goes, in millimetres. */
interface Column {
  readonly item: string;
  readonly x: number;
  /** First baseline. */
  readonly y: number;
  readonly width: number;
}

/** Breaks paragraphs wherever a line is full; the slots of one item differ by a number behind a space. */
export function flow(paragraphs: readonly string[], column: Column, { printer }: Look): Flow {
  const fits = (line: string) => widthOf(line, printer.size, printer.tracking) <= column.width;
  const lines = paragraphs.flatMap((paragraph) => {
    const broken = [""];
    for (const sign of Array.from(paragraph)) {
      const last = broken.at(-1) ?? "";
      if (fits(last + sign)) broken[broken.length - 1] = last + sign;
      else broken.push(sign);
    }
    return broken;
  });
  const named = lines.map((line, at) => [`${column.item} ${at + 1}`, line] as const);
  return {
    printed: Object.fromEntries(named),
    slots: named.map(([item], at) => ({
      item,
      x: column.x,
      y: column.y + at * printer.size * 1.25,
      width: column.width + 1,
      lines: 1,
    })),
  };
}

/** Bars that no scanner reads, over a number. */
export function barcode(random: Random, x: number, y: number): string {
  const bars: string[] = [];
  for (let left = 0; left < 34;) {
    const width = random.pick([0.2, 0.2, 0.42, 0.62]);
    bars.push(`<rect x="${x + left}" y="${y}" width="${width}" height="4.6"/>`);
    left += width + random.pick([0.2, 0.2, 0.42]);
  }
  const number = `*${digits(random, 13)}*`;
  return `${bars.join("")}<text x="${x + 17}" y="${y + 7}" font-size="2.3" text-anchor="middle" font-family="Liberation Mono">${number}</text>`;
}

export const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => String(random.whole(0, 9))).join("");

/** The driver's second page: it says number and name again, and what came later. */
export function driverSecondPage(main: Page, look: Look, random: Random): Page {
  const { 证号: number = "", 姓名: name = "" } = main.truth;
  const file = `${number.slice(0, 4).replace(/\D/g, "1").padEnd(4, "1")}${digits(random, 8)}`;
  const records = flow(recordsOf(main, random), { item: "记录", x: 14, y: 33.2, width: 70 }, look);
  return {
    name: "DRIVER_BACK",
    form: { ...DRIVER_SECOND_FORM, slots: [...DRIVER_SECOND_FORM.slots, ...records.slots] },
    truth: { 证号: number, 姓名: name, 档案编号: file },
    printed: { 证号: number, 姓名: name, 档案编号: file, ...records.printed },
    ...(random.chance(0.6) && { ornament: barcode(random, 46, 51) }),
  };
}

function recordsOf({ truth }: Page, random: Random): readonly string[] {
  const end = truth["有效日期"] ?? "";
  const start = longDay(truth["起始日期"] ?? "2020-01-01", 0);
  const until = /^\d{4}-/.test(end) ? longDay(end, 0) : longDay(truth["起始日期"] ?? "", 6);
  const trial = longDay(truth["领证日期"] ?? "2012-01-01", 1);
  const ways = [
    [`请于${until}前90日内申请换领新驾驶证。`],
    [`自${until}起,有效期续展10年。`],
    [`实习期至${trial}。`, `请于${until}前90日内换证。`],
    [`自${start}起,增加准驾车型B2,实习期至${longDay(truth["起始日期"] ?? "", 1)}。`],
    [`请每两年在记分周期结束后30日内提交身体条件证明。`, `自${until}起,有效期续展。`],
    [
      `自${start}起,住址变更为${(truth["住址"] ?? "").slice(0, 12)}建设北路${random.whole(2, 99)}号。`,
    ],
  ];
  return random.pick(ways);
}

/** 2030年02月16日, some years later. */
function longDay(day: string, years: number): string {
  const [year, month = "01", date = "01"] = day.split("-");
  return `${Number(year) + years}年${month}月${date}日`;
}

const DRIVER_SECOND_FORM: Form = {
  title: "中华人民共和国机动车驾驶证副页",
  englishTitle: "",
  labelSize: 2.45,
  seal: { x: 0, y: 0, width: 1, height: 1 },
  labels: [
    { x: 4.6, y: 15.2, chinese: "证号", english: "" },
    { x: 4.6, y: 23, chinese: "姓名", english: "" },
    { x: 44, y: 23, chinese: "档案编号", english: "" },
    { x: 4.6, y: 32.6, chinese: "记录", english: "" },
  ],
  slots: [
    { item: "证号", x: 14, y: 15.8, width: 40, lines: 1 },
    { item: "姓名", x: 14, y: 23.6, width: 28, lines: 1 },
    { item: "档案编号", x: 56, y: 23.6, width: 28, lines: 1 },
  ],
  rules: [
    { x: 13, y: 16.8, width: 71 },
    { x: 13, y: 24.6, width: 29 },
    { x: 55, y: 24.6, width: 29 },
    { x: 4.6, y: 27.6, width: 79.4 },
  ],
};
