import { DRIVER_FIELDS, VEHICLE_BACK_FIELDS, VEHICLE_FIELDS } from "../../licence/fields.ts";
import type { LicenceType } from "../../licence/item.ts";
import { driverLabelOf, vehicleBackLabelOf, vehicleLabelOf } from "../../licence/labels.ts";
import { assign } from "./assign.ts";
import type { Assignment } from "./assign.ts";
import { capped, MALFORMED } from "./confidence.ts";
import { detect } from "./detect.ts";
import { parseDriver } from "./driver-parser.ts";
import { withExpected } from "./expected-labels.ts";
import type { Field } from "./field.ts";
import { isGuess } from "./find-labels.ts";
import { FORMS, VALIDITY } from "./form.ts";
import { isInside } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import type { ReadingModels } from "./models.ts";
import { withNameEnds } from "./name-ends.ts";
import { levelBoxOf } from "./page.ts";
import { shareOf } from "./page-area.ts";
import type { Picture } from "./picture.ts";
import { readLines } from "./read-lines.ts";
import { ReadingError } from "./reading-error.ts";
import { reread } from "./reread.ts";
import { placesToLook } from "./rescue.ts";
import { SEAL, sealOf } from "./seal.ts";
import { isUnder, sift } from "./small-print.ts";
import { doubted, lookAgain } from "./second-look.ts";
import type { Source } from "./source.ts";
import type { TextLine } from "./text-line.ts";
import type { Title } from "./title.ts";
import { understand } from "./understand.ts";
import type { Page } from "./understand.ts";
import { laid, sheetOf, upright } from "./upright.ts";
import type { Sheet } from "./upright.ts";
import { parseVehicleBack } from "./vehicle-back-parser.ts";
import { parseVehicle } from "./vehicle-parser.ts";
import { viewOf } from "./view.ts";
import type { View } from "./view.ts";
import { redShareOf, withoutRed } from "./without-red.ts";

/** Longest side the detector sees. */
export const DETECTION_SIDE = 896;

/** Items of each page, the seal apart. */
const ITEM_COUNT = 10;

/** What was read, and the picture in which it was: its lines' places are those of that picture. */
export interface PageReading {
  readonly fields: readonly Field[];
  readonly picture: Picture;
}

/**
 * Reads one page of a licence in a picture: whichever of its sides is up, however small the
 * card is, and whatever other pages lie beside it.
 *
 * @throws {ReadingError} `NO_LICENCE`: no licence of this type is in the picture
 */
export async function readPage(
  models: ReadingModels,
  source: Source,
  type: LicenceType,
): Promise<PageReading> {
  const sheet = await upright(models, source.whole, DETECTION_SIDE);
  const view = await viewOf(sheet, type);
  const closer = view.area && shareOf(view.area, sheet.picture) < CLOSE ? view.area : undefined;
  if (!closer) return readView(models, view, type);
  const picture = await source.part(closer);
  const part = view.isFound
    ? await laid(models, picture, sheet.quarters, DETECTION_SIDE)
    : await upright(models, picture, DETECTION_SIDE);
  return readView(models, await viewOf(part, type), type);
}

/** A page that takes less of its picture is looked at again, larger. */
const CLOSE = 0.7;

/** Reads a page, and once more without its red seal where that may have spoilt something. */
async function readView(
  models: ReadingModels,
  view: View,
  type: LicenceType,
): Promise<PageReading> {
  const { picture } = view.sheet;
  const sealed = (fields: readonly Field[]) => fields.map((field) => underSeal(field, picture));
  const page = await pageIn(view, type);
  const again = async () => sealed(await surer(view.sheet, page, type));
  const first = sealed(parsed(assignmentOf(page), type));
  const isPlain = isComplete(first) && !first.some(isHidden);
  const fields = isPlain ? await again() : first;
  if (isPlain && !fields.some(isSpoilt)) return { fields: fields.map(told), picture };
  const below = await withoutSeal(models, view, type);
  if (!below) return { fields: (isPlain ? fields : await again()).map(told), picture };
  return { fields: merged(fields.map(told), sealed(below).map(told), type), picture };
}

/** The fields as they are read where the seal was; `undefined` when there is none. */
async function withoutSeal(
  models: ReadingModels,
  { sheet }: View,
  type: LicenceType,
): Promise<readonly Field[] | undefined> {
  const clean = await withoutRed(sheet.picture);
  if (!clean) return undefined;
  const rects = await detect(models.detector, clean, DETECTION_SIDE);
  const isChanged = (rect: Rect) => redShareOf(sheet.picture, rect) > 0;
  try {
    const view = await viewOf(sheetOf(models, clean, rects, { sheet, isChanged }), type);
    return await surer(view.sheet, await pageIn(view, type), type);
  } catch (error) {
    if (error instanceof ReadingError) return [];
    throw error;
  }
}

/** The fields of a page, what was read unsurely read again. */
async function surer(sheet: Sheet, page: Page, type: LicenceType): Promise<readonly Field[]> {
  const found = await withNameEnds(sheet, page, assignmentOf(page), FORMS[type]);
  return reread(sheet, page, found, type, (assignment) => parsed(assignment, type));
}

/** A value, and how much of its place is a seal's ink, 0…1. */
interface SealedField extends Field {
  readonly redShare: number;
}

function underSeal(field: Field, picture: Picture): SealedField {
  const shares = field.lines.map(({ rect }) => redShareOf(picture, rect));
  return { ...field, redShare: field.name === SEAL ? 0 : Math.max(...shares) };
}

/** So much ink hides strokes, however surely the rest is read; less does so where that is unsure. */
const MUCH = 0.15;
const SOME = 0.04;
const isHidden = ({ redShare, confidence }: SealedField) =>
  redShare > (confidence < SEALED ? SOME : MUCH);

/** A breath of ink may be what makes a value hard to read. */
const isSpoilt = ({ redShare, confidence }: SealedField) => redShare > 0 && confidence <= UNCLEAR;
const UNCLEAR = 0.6;

/** Ink on so much of a value may hide a stroke, or add one: it is less sure. */
const TOUCHED = 0.01;
/** The most that is said of such a value. */
const SEALED = 0.95;

const told = (field: SealedField): SealedField =>
  field.redShare > TOUCHED ? { ...field, confidence: capped(field.confidence, SEALED) } : field;

/**
 * Of each value the surer reading; where the seal lies, or they are alike, that without the seal.
 * That reading sees more labels: what it finds to be another's value was taken for want of one.
 */
function merged(
  fields: readonly SealedField[],
  again: readonly SealedField[],
  type: LicenceType,
): readonly Field[] {
  return ITEMS[type].flatMap((name) => {
    const [one, other] = [fields, again].map((all) => all.find((field) => field.name === name));
    if (name === SEAL || !other) return one ?? [];
    const isSurer = one && one.redShare <= TOUCHED && one.confidence > other.confidence + ALIKE;
    const others = again.filter((each) => each.name !== name && each.name !== SEAL);
    return isSurer && !others.some((each) => shareLine(one, each)) ? one : other;
  });
}
const ALIKE = 0.05;

/** Whether a line of one lies in a line of the other. */
const shareLine = (one: Field, other: Field) =>
  one.lines.some(({ rect }) => other.lines.some(({ rect: { center } }) => isInside(rect, center)));

/** In the order of the API page. */
const ITEMS: Readonly<Record<LicenceType, readonly string[]>> = {
  DRIVER: DRIVER_FIELDS.map(driverLabelOf),
  VEHICLE: VEHICLE_FIELDS.map(vehicleLabelOf),
  VEHICLE_BACK: VEHICLE_BACK_FIELDS.map(vehicleBackLabelOf),
};

/**
 * What costs time is done only while something is missing: first all but the small print, then
 * the places where a value should be and none was seen, then the small print.
 */
async function pageIn({ sheet, slope, rects }: View, type: LicenceType): Promise<Page> {
  const { first, later } = sift(rects, slope);
  const read = (places: readonly Rect[]) => readLines(sheet, places);
  const pageOf = (lines: readonly TextLine[]) => understand(lines, type, slope);
  const isWhole = (page: Page) => isComplete(parsed(assignmentOf(page), type));

  const main = await read(first);
  const isSmall = hasSmallPrint(type) ? smallPrintOf(ofType(pageOf(main), type), slope) : never;
  const lines = [...main, ...(await read(later.filter((rect) => !isSmall(rect))))];
  const page = pageOf(lines);
  if (isWhole(page)) return page;

  const assignment = assignmentOf(page);
  const fields = parsed(assignment, type);
  const isSound = (name: string) =>
    fields.some((field) => field.name === name && field.confidence > MALFORMED);
  const found =
    type === "VEHICLE_BACK"
      ? await lookAgain(sheet, lines, { page, found: assignment, isSound })
      : [...lines, ...(await read(placesToLook(page, assignment))).map(doubted)];
  const mended = pageOf(found);
  if (isWhole(mended)) return mended;

  const all = [...found, ...(await read(later.filter(isSmall)))];
  const last = ofType(pageOf(all), type);
  const whole = withExpected(last, type, slope);
  const telling = last.labels.filter(
    (label) => !isGuess(label) && (label.name === VALIDITY || ITEMS[type].includes(label.name)),
  );
  const isTold =
    telling.length >= LEAST_LABELS ||
    parsed(assignmentOf(whole), type).filter(isValue).length >= LEAST_VALUES;
  if (!isTold) throw noLicence("The picture shows no licence.");
  return whole;
}

/** Where no label was read, so many values at the places of a form are no chance. */
const LEAST_VALUES = 3;
const isValue = ({ name, confidence }: Field) => name !== SEAL && confidence > MALFORMED;

/** One label may be chance, or a word of another document; and 档案编号 stands on other pages too. */
const LEAST_LABELS = 2;

/** Whether the form says everything in English too, below its labels. */
const hasSmallPrint = (type: LicenceType) =>
  FORMS[type].labels.some(({ english }) => english.length > 0);

const never = () => false;

/** Tells what stands below a title or a label, now that these are known. */
function smallPrintOf({ titles, labels }: Page, slope: number): (rect: Rect) => boolean {
  const above = [...titles, ...labels.map(({ piece }) => piece)].map(({ box }) => box);
  return (rect) => above.some((box) => isUnder(levelBoxOf(rect, slope), box));
}

const isComplete = (fields: readonly Field[]) =>
  fields.filter(({ name }) => name !== SEAL).length === ITEM_COUNT;

/** @throws {ReadingError} `NO_LICENCE`: the only titles are those of the other licence */
function ofType(page: Page, type: LicenceType): Page {
  const shown = page.titles.map(({ shows }) => shows);
  const isOther = shown.some((title) => title !== type && !MAY_BE[type].includes(title));
  if (isOther && !shown.includes(type)) throw noLicence("The picture shows the other licence.");
  return page;
}

/** Titles that a page may have whose telling letter was misread; then its labels tell. */
const MAY_BE: Readonly<Record<LicenceType, readonly Title[]>> = {
  DRIVER: ["UNCERTAIN"],
  VEHICLE: ["UNCERTAIN"],
  VEHICLE_BACK: ["UNCERTAIN", "SECOND_PAGE"],
};

const noLicence = (message: string) => new ReadingError("NO_LICENCE", message);

function parsed(assignment: Assignment, type: LicenceType): readonly Field[] {
  const { parse, isSealed } = PARSERS[type];
  const seal = isSealed ? sealOf(assignment.loose, assignment.unit) : [];
  return [...parse(assignment), ...seal];
}

const PARSERS = {
  DRIVER: { parse: parseDriver, isSealed: true },
  VEHICLE: { parse: parseVehicle, isSealed: true },
  VEHICLE_BACK: { parse: parseVehicleBack, isSealed: false },
} as const satisfies Record<LicenceType, object>;

const assignmentOf = ({ labels, values }: Page): Assignment => assign(labels, values, WRAPPING);

/** Fields that may run over several lines. */
const WRAPPING: ReadonlySet<string> = new Set(["住址", "所有人", "备注", "检验记录"]);
