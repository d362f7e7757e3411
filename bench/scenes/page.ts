import type { Truth } from "../cards/driver-values.ts";
import { drawPaper } from "../cards/guilloche.ts";
import { CARD, SCALE, type Form } from "../cards/layout.ts";
import { drawPortrait } from "../cards/portrait.ts";
import { chooseFormType, printForm, type FormType } from "../cards/print-form.ts";
import { chooseShift, type Shift } from "../cards/place-values.ts";
import { printValues, type Inked } from "../cards/print-values.ts";
import { choosePrinter, type Printer } from "../cards/printer.ts";
import { createRandom, type Random } from "../cards/random.ts";
import { glue, print, type Colour, type Raster } from "../cards/raster.ts";
import { renderMask, svgOf } from "../cards/render.ts";
import { drawSeal } from "../cards/seal.ts";

/** One page of a licence: its empty form, and what is printed into it. */
export interface Page {
  readonly name: "DRIVER" | "DRIVER_BACK" | "VEHICLE" | "VEHICLE_BACK";
  readonly form: Form;
  /** What stands in each slot of the form; a dot in a plate counts here, and not in `truth`. */
  readonly printed: Truth;
  readonly truth: Truth;
  /** What the seal says; absent for a page without. */
  readonly authority?: string;
  /** Lines and bars of the form besides its words: SVG in millimetres, white. */
  readonly ornament?: string;
}

/** How an office fills in all pages of one licence. */
export interface Look {
  readonly type: FormType;
  readonly printer: Printer;
  readonly shift: Shift;
  readonly formInk: Colour;
  readonly formStrength: number;
  readonly sealInk: Colour;
  readonly sealStrength: number;
  /** More security print than usual, over the paper and under the words. */
  readonly rosettes: number;
}

const FORM_INKS: readonly Colour[] = [
  [30, 32, 38],
  [52, 46, 44],
  [40, 56, 62],
  [60, 60, 66],
];

export const chooseLook = (random: Random): Look => ({
  printer: choosePrinter(random),
  type: chooseFormType(random),
  shift: chooseShift(random),
  formInk: random.pick(FORM_INKS),
  formStrength: random.between(0.7, 0.95),
  sealInk: [random.whole(196, 222), random.whole(36, 66), random.whole(48, 78)],
  sealStrength: random.between(0.55, 0.9),
  rosettes: 0,
});

/** A finished page, flat. */
export interface DrawnPage extends Page {
  readonly paper: Raster;
  readonly inked: readonly Inked[];
}

/** Draws a page in the order of the office: paper, form, portrait, values, seal. */
export async function drawPage(page: Page, look: Look, seed: number): Promise<DrawnPage> {
  const { form, name, authority } = page;
  const stream = (purpose: string) => createRandom(seed, `scene ${name} ${purpose}`);
  // Both pages of one licence come from one sheet of security paper.
  const paper = drawPaper(createRandom(seed, `scene ${name.slice(0, 6)} paper`));
  if (look.rosettes > 0) await printRosettes(paper, look.rosettes, stream("rosettes"));
  const origin = { x: 0, y: 0 };
  print(paper, await printForm(form, look.type), origin, look.formInk, look.formStrength);
  if (page.ornament !== undefined)
    print(paper, await maskOf(page.ornament), origin, look.formInk, look.formStrength);
  if (form.portrait) {
    const { x, y } = form.portrait;
    const isWoman = page.truth["性别"] === "女";
    const portrait = await drawPortrait(form.portrait, isWoman, stream("portrait"));
    glue(paper, portrait, { x: x * SCALE, y: y * SCALE });
  }
  const { printer, shift } = look;
  const values = await printValues(form, page.printed, printer, shift, stream("print"));
  for (const ink of values) print(paper, ink.mask, ink, printer.ink, printer.strength);
  if (authority === undefined) return { ...page, paper, inked: values };
  const seal = await drawSeal(form.seal, authority, stream("seal"));
  print(paper, seal.mask, seal, look.sealInk, look.sealStrength);
  return { ...page, paper, inked: [...values, seal] };
}

const maskOf = (body: string) =>
  renderMask(svgOf(CARD.width * SCALE, CARD.height * SCALE, `<g fill="#fff">${body}</g>`, SCALE));

/** Rosettes as banknotes have them: one wave around a circle, drawn again and again a little further on. */
async function printRosettes(paper: Raster, depth: number, random: Random): Promise<void> {
  for (const ink of ROSETTE_INKS) {
    const [x, y] = [random.between(6, 82), random.between(6, 54)];
    const rings = [7, 15, 24].map((radius) =>
      ring(x, y, radius * random.between(0.85, 1.2), random),
    );
    const body = `<g fill="none" stroke="#fff" stroke-width="0.11">${rings.join("")}</g>`;
    print(paper, await maskOf(body), { x: 0, y: 0 }, ink, depth);
  }
}

const ROSETTE_INKS: readonly Colour[] = [
  [120, 176, 142],
  [214, 146, 158],
  [130, 162, 212],
  [200, 176, 120],
];

function ring(x: number, y: number, radius: number, random: Random): string {
  const [lobes, swing] = [random.whole(5, 14), random.between(2.2, 4.6)];
  const lines = Array.from({ length: 9 }, (_, line) => {
    const points = Array.from({ length: 400 }, (__, at) => {
      const turn = (at / 400) * 2 * Math.PI;
      const reach = radius + swing * Math.sin(turn * lobes + line * 0.35);
      return `${(x + reach * Math.cos(turn)).toFixed(2)},${(y + reach * Math.sin(turn)).toFixed(2)}`;
    });
    return `<polygon points="${points.join(" ")}"/>`;
  });
  return lines.join("");
}
