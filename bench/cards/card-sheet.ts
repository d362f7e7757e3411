import { driverForm } from "./driver-form.ts";
import { inventDriver, type Truth } from "./driver-values.ts";
import { drawPaper } from "./guilloche.ts";
import { SCALE, type Form } from "./layout.ts";
import { drawPortrait } from "./portrait.ts";
import { chooseFormType, printForm, printMark } from "./print-form.ts";
import { printValues, type Inked } from "./print-values.ts";
import { chooseShift } from "./place-values.ts";
import { choosePrinter } from "./printer.ts";
import { createRandom } from "./random.ts";
import { glue, print, type Colour, type Raster } from "./raster.ts";
import { drawSeal } from "./seal.ts";
import { inventVehicle } from "./vehicle-values.ts";
import { VEHICLE_FORM } from "./vehicle-form.ts";

export type Kind = "DRIVER" | "VEHICLE";

const MARK_INK: Colour = [60, 90, 170];

/** A finished card, flat, before anybody photographs it. */
export interface Sheet {
  readonly paper: Raster;
  readonly truth: Truth;
  readonly inked: readonly Inked[];
  /** Form and printer, such as "old, dot matrix". */
  readonly style: string;
}

const FORM_INKS: readonly Colour[] = [
  [34, 36, 40],
  [48, 44, 44],
  [38, 52, 60],
];

/**
 * Draws the card that a seed decides: paper, form, portrait, values, seal, in the order of the office.
 *
 * @param isSpecimen - whether it says outside its text that it is no card
 */
export async function drawSheet(kind: Kind, seed: number, isSpecimen: boolean): Promise<Sheet> {
  const { form, truth, formName } = fill(kind, seed);
  const look = createRandom(seed, `${kind} look`);
  const printer = choosePrinter(look);
  const paper = drawPaper(createRandom(seed, `${kind} paper`));
  const formMask = await printForm(form, chooseFormType(look));
  print(paper, formMask, { x: 0, y: 0 }, look.pick(FORM_INKS), look.between(0.72, 0.95));
  if (isSpecimen) print(paper, await printMark(), { x: 0, y: 0 }, MARK_INK);
  if (form.portrait) {
    const portrait = await drawPortrait(
      form.portrait,
      truth["性别"] === "女",
      createRandom(seed, `${kind} portrait`),
    );
    glue(paper, portrait, { x: form.portrait.x * SCALE, y: form.portrait.y * SCALE });
  }
  const printed = printedOf(truth, look.chance(0.08));
  const values = await printValues(
    form,
    printed,
    printer,
    chooseShift(look),
    createRandom(seed, `${kind} print`),
  );
  for (const ink of values) print(paper, ink.mask, ink, printer.ink, printer.strength);
  const seal = await drawSeal(form.seal, truth["红章"] ?? "", createRandom(seed, `${kind} seal`));
  print(
    paper,
    seal.mask,
    seal,
    [look.whole(196, 222), look.whole(36, 66), look.whole(48, 78)],
    look.between(0.6, 0.9),
  );
  return { paper, truth, inked: [...values, seal], style: `${formName}${printer.name}` };
}

/** The empty form and what goes into it, as a seed decides. */
export function fill(kind: Kind, seed: number): { form: Form; truth: Truth; formName: string } {
  const values = createRandom(seed, `${kind} values`);
  if (kind === "VEHICLE") return { form: VEHICLE_FORM, truth: inventVehicle(values), formName: "" };
  const name = values.chance(0.6) ? "new" : "old";
  const form = driverForm(name, values.chance(0.3));
  return { form, truth: inventDriver(values, name), formName: `${name}, ` };
}

/** Some offices print the plate with the dot that the plate itself has; the value has none. */
export function printedOf(truth: Truth, dotted: boolean): Truth {
  const plate = truth["车牌号码"];
  if (plate === undefined || !dotted) return truth;
  return { ...truth, 车牌号码: `${plate.slice(0, 2)}·${plate.slice(2)}` };
}
