import type { LicenceType } from "../../licence/item.ts";
import { assign } from "./assign.ts";
import type { Assignment } from "./assign.ts";
import { parseDriver } from "./driver-parser.ts";
import type { Field } from "./field.ts";
import type { Rect } from "./geometry.ts";
import type { Models } from "./models.ts";
import { isLine, levelBoxOf, slopeOf } from "./page.ts";
import { areaOf, areaOfText, isOn, pageUnder, shareOf, widthOf } from "./page-area.ts";
import type { Picture } from "./picture.ts";
import { readLines } from "./read-lines.ts";
import { ReadingError } from "./reading-error.ts";
import { placesToLook } from "./rescue.ts";
import { sealOf } from "./seal.ts";
import { isUnder, sift } from "./small-print.ts";
import type { Area, Source } from "./source.ts";
import type { TextLine } from "./text-line.ts";
import { titlesOf, understand } from "./understand.ts";
import type { Page } from "./understand.ts";
import { upright } from "./upright.ts";
import type { Sheet } from "./upright.ts";
import { parseVehicle } from "./vehicle-parser.ts";

/** Longest side the detector sees. */
export const DETECTION_SIDE = 960;

/** Items of either licence, the seal apart. */
const ITEM_COUNT = 10;

/** What was read, and the picture in which it was: its lines' places are those of that picture. */
export interface PageReading {
  readonly fields: readonly Field[];
  readonly picture: Picture;
}

/**
 * Reads the main page of a licence in a picture: whichever of its sides is up, however small the
 * card is, and whatever other pages lie beside it.
 *
 * @throws {ReadingError} `NO_LICENCE`: no licence of this type is in the picture
 */
export async function readPage(
  models: Models,
  source: Source,
  type: LicenceType,
): Promise<PageReading> {
  const sheet = await upright(models, source.whole, DETECTION_SIDE);
  const view = await viewOf(sheet, type);
  const closer = view.area && shareOf(view.area, sheet.picture) < CLOSE ? view.area : undefined;
  if (!closer) return readView(view, type);
  const part = await upright(models, await source.part(closer), DETECTION_SIDE);
  return readView(await viewOf(part, type), type);
}

/** A page that takes less of its picture is looked at again, larger. */
const CLOSE = 0.7;

/** What to read of a sheet. */
interface View {
  readonly sheet: Sheet;
  readonly slope: number;
  /** The lines of the page asked for; all where it was not told from others. */
  readonly rects: readonly Rect[];
  /** Where in the sent picture it lies, if that can be told. */
  readonly area: Area | undefined;
}

/** Finds the page by its title; without one, where the text is. */
async function viewOf(sheet: Sheet, type: LicenceType): Promise<View> {
  const { picture } = sheet;
  const rects = sheet.rects.filter(isLine);
  const slope = slopeOf(rects);
  const titles = titlesOf(await readLines(sheet, sift(rects, slope).first), slope);
  const [title] = titles
    .filter(({ shows }) => shows === type)
    .toSorted((a, b) => widthOf(b) - widthOf(a));
  if (!title) return { sheet, slope, rects, area: areaOfText(sheet.rects, picture) };
  const page = pageUnder(title, titles);
  const own = titles.length > 1 ? rects.filter((rect) => isOn(page, rect, slope)) : rects;
  return { sheet, slope, rects: own, area: areaOf(page, slope, picture) };
}

const readView = async (view: View, type: LicenceType): Promise<PageReading> => ({
  fields: await fieldsIn(view, type),
  picture: view.sheet.picture,
});

/**
 * What costs time is done only while something is missing: first all but the small print, then
 * the places where a value should be and none was seen, then the small print.
 */
async function fieldsIn({ sheet, slope, rects }: View, type: LicenceType) {
  const { first, later } = sift(rects, slope);
  const read = (places: readonly Rect[]) => readLines(sheet, places);
  const pageOf = (lines: readonly TextLine[]) => understand(lines, type, slope);

  const main = await read(first);
  const isSmall = smallPrintOf(ofType(pageOf(main), type), slope);
  const lines = [...main, ...(await read(later.filter((rect) => !isSmall(rect))))];
  const page = pageOf(lines);
  const fields = fieldsOf(page, type);
  if (isComplete(fields)) return fields;

  const places = placesToLook(page, assignmentOf(page));
  const found = [...lines, ...(await read(places)).map(doubted)];
  const mended = fieldsOf(pageOf(found), type);
  if (isComplete(mended)) return mended;

  const all = [...found, ...(await read(later.filter(isSmall)))];
  const last = ofType(pageOf(all), type);
  if (last.labels.length < LEAST_LABELS) throw noLicence("The picture shows no licence.");
  return fieldsOf(last, type);
}

/** One label may be chance, or a word of another document. */
const LEAST_LABELS = 2;

/** Tells what stands below a title or a label, now that these are known. */
function smallPrintOf({ titles, labels }: Page, slope: number): (rect: Rect) => boolean {
  const above = [...titles, ...labels.map(({ piece }) => piece)].map(({ box }) => box);
  return (rect) => above.some((box) => isUnder(levelBoxOf(rect, slope), box));
}

/** What was read without having been detected may be anything: it is worth a little less. */
const doubted = (line: TextLine): TextLine => ({
  ...line,
  letters: line.letters.map((each) => ({ ...each, probability: 0.9 * each.probability })),
});

const isComplete = (fields: readonly Field[]) =>
  fields.filter(({ name }) => name !== "红章").length === ITEM_COUNT;

/** @throws {ReadingError} `NO_LICENCE`: the only titles are those of the other licence */
function ofType(page: Page, type: LicenceType): Page {
  const shown = page.titles.map(({ shows }) => shows);
  const isOther = shown.some((title) => title !== type && title !== "UNCERTAIN");
  if (isOther && !shown.includes(type)) throw noLicence("The picture shows the other licence.");
  return page;
}

const noLicence = (message: string) => new ReadingError("NO_LICENCE", message);

function fieldsOf(page: Page, type: LicenceType): readonly Field[] {
  const assignment = assignmentOf(page);
  const parse = type === "DRIVER" ? parseDriver : parseVehicle;
  return [...parse(assignment), ...sealOf(assignment.loose, assignment.unit)];
}

const assignmentOf = ({ labels, values }: Page): Assignment => assign(labels, values, WRAPPING);

/** Fields that may run over two lines. */
const WRAPPING: ReadonlySet<string> = new Set(["住址", "所有人"]);
