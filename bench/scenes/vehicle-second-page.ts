import type { Form } from "../cards/layout.ts";
import type { Random } from "../cards/random.ts";
import type { Look, Page } from "./page.ts";
import { barcode, digits, flow } from "./second-page.ts";

/** The vehicle's second page; most printings have a table and no title. */
export function vehicleSecondPage(main: Page, look: Look, random: Random): Page {
  const titled = random.chance(0.3);
  const top = titled ? 14.5 : 8.6;
  const values = valuesOf(main, random);
  const notes = notesOf(main, random);
  const checks = checksOf(main, random);
  const column = { x: 19, width: 65 };
  const noteFlow = flow([notes], { item: "备注", y: top + 24.6, ...column }, look);
  const checkFlow = flow(checks, { item: "检验记录", y: top + 33, ...column }, look);
  const form = formOf(top, titled);
  const { 号牌号码: plate = "" } = values;
  const dotted = main.printed["车牌号码"] ?? plate;
  return {
    name: "VEHICLE_BACK",
    form: { ...form, slots: [...form.slots, ...noteFlow.slots, ...checkFlow.slots] },
    truth: { ...values, 备注: notes, 检验记录: checks.join("") },
    printed: { ...values, 号牌号码: dotted, ...noteFlow.printed, ...checkFlow.printed },
    ornament:
      (random.chance(0.7) ? tableOf(top) : "") +
      (titled || random.chance(0.3) ? "" : barcode(random, 46, 51.4)),
  };
}

function valuesOf({ truth }: Page, random: Random): Readonly<Record<string, string>> {
  const type = truth["车辆类型"] ?? "";
  const kind = SIZES.find(([pattern]) => pattern.test(type)) ?? LAST_SIZE;
  const [, seats, [lightest, heaviest], [length, width, height], load] = kind;
  const empty = random.whole(lightest / 5, heaviest / 5) * 5;
  const people = random.pick(seats);
  const goods = load === 0 ? 0 : random.whole(Math.ceil(load / 10), Math.floor(load / 5)) * 5;
  const side = (mm: number) => Math.round((mm * random.between(0.96, 1.04)) / 5) * 5;
  return {
    号牌号码: truth["车牌号码"] ?? "",
    档案编号: `${random.whole(11, 65)}${digits(random, 10)}`,
    核定载人数: people === 0 ? "--" : `${people}人`,
    总质量: type.includes("牵引") ? "--" : `${empty + goods + people * 75}kg`,
    整备质量: `${empty}kg`,
    核定载质量: goods === 0 ? "--" : `${goods}kg`,
    外廓尺寸: `${side(length)}×${side(width)}×${side(height)}mm`,
    准牵引总质量: type.includes("牵引") ? `${random.whole(700, 800) * 50}kg` : "--",
  };
}

/** Vehicle types, seats, weight when empty, size, and load in kilograms. */
type Size = readonly [
  RegExp,
  readonly number[],
  readonly [number, number],
  readonly [number, number, number],
  number,
];
const LAST_SIZE: Size = [/./, [5, 5, 5, 4, 7], [1050, 1850], [4600, 1800, 1480], 0];
const SIZES: readonly Size[] = [
  [/摩托/, [2], [95, 160], [1950, 740, 1100], 0],
  [/半挂车/, [0], [5800, 7200], [12950, 2550, 1660], 33000],
  [/牵引/, [2, 3], [8600, 9200], [7250, 2500, 3800], 0],
  [/重型/, [2, 3], [11800, 13500], [9000, 2500, 3400], 12400],
  [/中型.*货车/, [3], [4600, 5600], [8300, 2450, 2700], 7200],
  [/轻型/, [2, 3], [2300, 2900], [5950, 2100, 2300], 1495],
  [/大型/, [45, 53, 56], [11800, 13600], [11900, 2550, 3700], 0],
  [/中型/, [17, 19], [4200, 5200], [6600, 2250, 2900], 0],
  [/面包|客车/, [5, 7, 7, 8], [1150, 1900], [4550, 1720, 1860], 0],
];

function notesOf({ truth }: Page, random: Random): string {
  const day = (truth["注册日期"] ?? "2020-01-01").slice(4);
  const retired = `强制报废期止:${Number((truth["注册日期"] ?? "2020").slice(0, 4)) + 15}${day}`;
  const renewed = `因号牌损坏于${truth["发证日期"] ?? ""}换领`;
  const colour = `车身颜色变更为${random.pick(["白", "灰", "蓝", "黑"])}`;
  return random.pick(["--", retired, retired, renewed, colour]);
}

function checksOf({ truth }: Page, random: Random): readonly string[] {
  const plate = (truth["车牌号码"] ?? "").slice(0, 2);
  const [first, month] = [random.whole(2024, 2027), String(random.whole(1, 12)).padStart(2, "0")];
  const line = (year: number) =>
    `检验有效期至${year}年${month}月${plate}(${random.pick(["01", "02", "99"])})`;
  return random.chance(0.6) ? [line(first)] : [line(first - 1), line(first)];
}

const ROWS = [
  ["号牌号码", "档案编号"],
  ["核定载人数", "总质量"],
  ["整备质量", "核定载质量"],
  ["外廓尺寸", "准牵引总质量"],
] as const;

function formOf(top: number, titled: boolean): Form {
  const cells = ROWS.flatMap(([left, right], row) => [
    { item: left, x: 4.6, y: top + row * 6, room: 18.6, width: 26 },
    { item: right, x: 46, y: top + row * 6, room: 61.5, width: 23 },
  ]);
  const last = [
    { item: "备注", y: top + 24 },
    { item: "检验记录", y: top + 32.4 },
  ];
  const labels = [...cells, ...last.map((it) => ({ ...it, x: 4.6 }))];
  return {
    title: titled ? "中华人民共和国机动车行驶证副页" : "",
    englishTitle: "",
    labelSize: 2.3,
    seal: { x: 0, y: 0, width: 1, height: 1 },
    labels: labels.map(({ item, x, y }) => ({ x, y, chinese: item, english: "" })),
    slots: cells.map(({ item, y, room, width }) => ({
      item,
      x: room,
      y: y + 0.6,
      width,
      lines: 1,
    })),
    rules: [],
  };
}

function tableOf(top: number): string {
  const rows = [-4, 2, 8, 14, 20, 28.4, 42].map((down) => top + down);
  const [first = 0, , , , fifth = 0] = rows;
  const last = rows.at(-1) ?? 0;
  const across = rows.map((y) => `<rect x="3.4" y="${y}" width="81.2" height="0.14"/>`);
  const down = (x: number, from: number, to: number) =>
    `<rect x="${x}" y="${from}" width="0.14" height="${to - from}"/>`;
  const sides = [3.4, 17.8, 84.46].map((x) => down(x, first, last));
  const middles = [45.2, 60.6].map((x) => down(x, first, fifth));
  return `<g opacity="0.7">${[...across, ...sides, ...middles].join("")}</g>`;
}
