import type { Form } from "../cards/layout.ts";
import type { Random } from "../cards/random.ts";
import { reform } from "./edits.ts";
import { rewrite } from "./main-page.ts";
import type { Page } from "./page.ts";
import type { Order } from "./types.ts";

/** The ways in which cards have said how long they hold, in turn. */
export function validity(page: Page, random: Random, { seed }: Order): Page {
  const ways = [joined, forGood, years, yearsUnlabelled, until] as const;
  const way = ways[((seed % ways.length) + ways.length) % ways.length] ?? joined;
  return way(page, random);
}

const OTHERS = /^(起始日期|有效日期)$/;

/** The form with another bottom line. */
function bottom(page: Page, labels: Form["labels"], slots: Form["slots"]): Page {
  return reform(page, {
    labels: [...page.form.labels.filter(({ chinese }) => !chinese.startsWith("有效")), ...labels],
    slots: [...page.form.slots.filter(({ item }) => !OTHERS.test(item)), ...slots],
  });
}

const line = { y: 56, lines: 1 } as const;
const period = { x: 4.6, y: 55.4, chinese: "有效期限", english: "Valid Period" };
const from = { x: 4.6, y: 55.4, chinese: "有效起始日期", english: "Valid From" };
const startSlot = { ...line, item: "起始日期", x: 18, width: 18 };
const endSlot = { ...line, item: "有效日期", x: 34.4, width: 24, joins: "至" };

function endOf({ truth }: Page, random: Random): string {
  const start = truth["起始日期"] ?? "2015-01-01";
  const year = Number(start.slice(0, 4)) + random.pick([6, 10]);
  return `${year}${start.slice(4).replace("02-29", "02-28")}`;
}

const joined = (page: Page, random: Random) =>
  rewrite(bottom(page, [period], [startSlot, endSlot]), { 有效日期: endOf(page, random) });

const forGood = (page: Page) =>
  rewrite(bottom(page, [period], [startSlot, endSlot]), { 有效日期: "长期" });

const years = (page: Page, random: Random) =>
  rewrite(
    bottom(
      page,
      [from, { x: 39.5, y: 55.4, chinese: "有效期限", english: "Valid For" }],
      [
        { ...startSlot, x: 21, width: 17 },
        { ...line, item: "有效日期", x: 51, width: 11 },
      ],
    ),
    { 有效日期: random.pick(["6年", "10年", "长期"]) },
  );

/** Start and length in the room of the two days. */
const yearsUnlabelled = (page: Page, random: Random) =>
  rewrite(bottom(page, [period], [startSlot, { ...line, item: "有效日期", x: 39, width: 12 }]), {
    有效日期: random.pick(["6年", "10年"]),
  });

const until = (page: Page, random: Random) =>
  rewrite(
    bottom(
      page,
      [from, { x: 37.4, y: 55.4, chinese: "有效期至", english: "Valid Until" }],
      [
        { ...startSlot, x: 20.4, width: 16 },
        { ...line, item: "有效日期", x: 47.8, width: 15 },
      ],
    ),
    { 有效日期: endOf(page, random) },
  );
