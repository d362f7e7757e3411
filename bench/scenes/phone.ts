import sharp from "sharp";
import { yearsLater } from "../cards/calendar.ts";
import { fill } from "../cards/card-sheet.ts";
import type { Truth } from "../cards/driver-values.ts";
import { drawPortrait } from "../cards/portrait.ts";
import { createRandom, type Random } from "../cards/random.ts";
import { svgOf } from "../cards/render.ts";
import { drawApp, TOP, WIDTH, type Row } from "./app.ts";
import { digits } from "./second-page.ts";
import type { Order, Scene } from "./types.ts";

/** A screenshot of the driver's licence in an app. */
export async function electronic({ condition, type, seed }: Order): Promise<Scene> {
  const random = createRandom(seed, `scene ${condition}`);
  const truth = withLastDay(fill("DRIVER", seed).truth);
  const rows = rowsOf(truth, random);
  const shown = new Set(rows.flatMap(([, , items]) => items));
  const height = random.pick([1920, 2220, 2340, 2400]);
  const isGrid = random.chance(0.4);
  const body = drawApp(rows, isGrid, height, random);
  const font = random.pick(["Noto Sans CJK SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]);
  const svg = svgOf(WIDTH, height, `<g font-family="${font}">${body}</g>`);
  const portrait = await portraitOf(truth, seed);
  const width = random.pick([1080, 1080, 1170, 828, 720]);
  const flat = await sharp(Buffer.from(svg))
    .composite([{ input: portrait, left: WIDTH - 64 - 40 - 200, top: TOP + 130 }])
    .png()
    .toBuffer();
  const screen = sharp(flat).resize({ width }).removeAlpha();
  // Whoever passes a screenshot on through a messenger gets a JPEG of it.
  const isPassedOn = random.chance(0.5);
  const quality = random.whole(60, 90);
  const image = await (isPassedOn ? screen.jpeg({ quality }) : screen.png()).toBuffer();
  const said = Object.entries(truth).filter(([item]) => shown.has(item));
  return { image, type, truth: Object.fromEntries(said), gone: [], condition };
}

/** An app shows the last day, never the length of the time. */
function withLastDay(truth: Truth): Truth {
  const { 有效日期: end = "", 起始日期: start = "" } = truth;
  return end.endsWith("年")
    ? { ...truth, 有效日期: yearsLater(start, Number.parseInt(end)) }
    : truth;
}

function rowsOf(truth: Truth, random: Random): readonly Row[] {
  const at = (item: string) => truth[item] ?? "";
  const end = at("有效日期");
  const joint = random.pick([" 至 ", "至", " 至 "]);
  const rows: readonly (readonly [share: number, ...Row])[] = [
    [1, "姓名", at("姓名"), ["姓名"]],
    [0.6, "性别", at("性别"), ["性别"]],
    [0.4, "国籍", at("国籍"), ["国籍"]],
    [1, "证号", at("证号"), ["证号"]],
    [0.5, "出生日期", at("出生日期"), ["出生日期"]],
    [1, "准驾车型", at("准驾车型"), ["准驾车型"]],
    [0.7, "初次领证日期", at("领证日期"), ["领证日期"]],
    [1, "有效期限", `${at("起始日期")}${joint}${end}`, ["起始日期", "有效日期"]],
    [0.5, "住址", at("住址"), ["住址"]],
    [0.7, "档案编号", digits(random, 12), []],
    [0.6, "累积记分", `${random.whole(0, 11)}分`, []],
    [0.6, "状态", random.pick(["正常", "正常", "逾期未换证"]), []],
  ];
  return rows.filter(([share]) => random.chance(share)).map(([, ...row]) => row);
}

async function portraitOf(truth: Truth, seed: number): Promise<Buffer> {
  const box = { x: 0, y: 0, width: 19.8, height: 25.6 };
  const { data, width, height } = await drawPortrait(
    box,
    truth["性别"] === "女",
    createRandom(seed, "scene phone portrait"),
  );
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(200, 258)
    .png()
    .toBuffer();
}
