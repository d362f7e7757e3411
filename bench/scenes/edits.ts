import { inventVehicle } from "../cards/vehicle-values.ts";
import { CITIES, ESTATES } from "../cards/data/places.ts";
import { COMPANY_STEMS, COMPANY_TRADES } from "../cards/data/vehicles.ts";
import { CARD, type Form } from "../cards/layout.ts";
import { inventAddress } from "../cards/person.ts";
import { createRandom, type Random } from "../cards/random.ts";
import { rewrite } from "./main-page.ts";
import type { Look, Page } from "./page.ts";
import type { Order } from "./types.ts";

/** The page on another form. */
export const reform = (page: Page, form: Partial<Form>): Page => ({
  ...page,
  form: { ...page.form, ...form },
});

const EN_SPACE = "\u2002";

/** Short labels spread over more room, as forms of some years have them. */
export const wideLabels = (page: Page): Page =>
  reform(page, {
    labels: page.form.labels.map((label) => ({ ...label, chinese: spread(label.chinese, page) })),
  });

function spread(label: string, { name }: Page): string {
  const signs = Array.from(label.replace("　", ""));
  if (signs.length > 3) return label;
  if (signs.length === 3) return signs.join(EN_SPACE);
  if (name === "VEHICLE") return signs.join("　　");
  return signs.join(label === "性别" ? EN_SPACE : "　");
}

/** Values that touch a label or a rule, and still lie nearer to their own label than to another row's. */
export function shiftedPrint(page: Page, random: Random): Page {
  const [x, y] = random.pick([
    [random.between(-0.6, 1), random.between(-3, -1.5)],
    [random.between(-0.6, 1), random.between(1.2, 1.9)],
    [random.between(-2.4, -1.5), random.between(-1, 1)],
    [random.between(-2, -1.5), random.between(-2.4, -1.5)],
  ] as const);
  const slots = page.form.slots.map((slot) => ({ ...slot, x: slot.x + x, y: slot.y + y }));
  return reform(page, { slots });
}

/** An address that needs two lines whatever the printer. */
export function twoLineAddress(page: Page, random: Random): Page {
  const least = random.whole(28, 34);
  const long = Array.from({ length: 60 }, () => {
    const [, address] = inventAddress(random, random.pick(CITIES));
    if (!/[0-9]号$/.test(address)) return address;
    const flat = `${random.whole(1, 30)}栋${random.whole(1, 4)}单元${random.whole(2, 28)}0${random.whole(1, 4)}室`;
    return `${address}${random.pick(ESTATES)}${flat}`;
  });
  const address = long.find(({ length }) => length >= least) ?? longestOf(long);
  return rewrite(page, { 住址: address });
}

const longestOf = (list: readonly string[]) =>
  list.reduce((longest, text) => (text.length > longest.length ? text : longest), "");

/** A company of up to 25 signs; its room is so short that it breaks. */
export function longOwner(page: Page, random: Random): Page {
  const names = Array.from({ length: 60 }, () => {
    const { province, city, counties } = random.pick(CITIES);
    const [, county] = random.pick(counties);
    const branch = random.pick(["", "", "第一分公司", "开发区分公司"]);
    const company = `${random.pick(COMPANY_STEMS)}${random.pick(COMPANY_TRADES)}${branch}`;
    return `${province}${city}${county}${company}`;
  });
  const owner = longestOf(names.filter(({ length }) => length <= random.whole(20, 25)));
  const slots = page.form.slots.map((slot) =>
    slot.item === "所有人" ? { ...slot, width: random.between(46, 52) } : slot,
  );
  return rewrite(reform(page, { slots }), { 所有人: owner });
}

/** The seal pressed onto values. */
export function sealOver(page: Page, random: Random): Page {
  const inMiddle = page.form.slots.filter(({ y }) => y > 20);
  const { x, y } = random.pick(inMiddle);
  const side = page.form.seal.width;
  const fit = (at: number, room: number) => Math.max(1, Math.min(room - side - 1, at));
  const seal = {
    x: fit(x + random.between(-8, 4), CARD.width - (page.form.portrait ? 24 : 0)),
    y: fit(y - side / 2 + random.between(-6, 6), CARD.height),
  };
  return reform(page, { seal: { ...page.form.seal, ...seal } });
}

/** A vehicle whose plate has eight signs; some offices print a dot in it. */
export function newEnergy(page: Page, random: Random, { seed }: Order): Page {
  for (let next = 1; ; next++) {
    const truth = inventVehicle(createRandom(seed, `scene new energy ${next}`));
    const plate = truth["车牌号码"] ?? "";
    if (Array.from(plate).length !== 8) continue;
    const printed = random.chance(0.2) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate;
    const authority = truth["红章"] ?? "";
    return { ...page, truth, authority, printed: { ...truth, 车牌号码: printed } };
  }
}

/** Print that lies where the form wants it, but for a slight slope. */
export const unshifted = (look: Look): Look => ({
  ...look,
  shift: { ...look.shift, x: 0, y: 0 },
});

/** Print that does not run into the portrait. */
export const shiftedLeft = (look: Look): Look => ({
  ...look,
  shift: { ...look.shift, x: Math.min(0.7, look.shift.x) },
});
