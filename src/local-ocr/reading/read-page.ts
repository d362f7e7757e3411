import type { LicenceType } from "../../licence/item.ts";
import { assign } from "./assign.ts";
import type { Assignment } from "./assign.ts";
import { detect } from "./detect.ts";
import { parseDriver } from "./driver-parser.ts";
import type { Field } from "./field.ts";
import type { Rect } from "./geometry.ts";
import type { Models } from "./models.ts";
import { levelBoxOf, slopeOf } from "./page.ts";
import type { Picture } from "./picture.ts";
import { readLines } from "./read-lines.ts";
import { ReadingError } from "./reading-error.ts";
import { placesToLook } from "./rescue.ts";
import { sealOf } from "./seal.ts";
import { isUnder, sift } from "./small-print.ts";
import type { TextLine } from "./text-line.ts";
import { understand } from "./understand.ts";
import type { Page } from "./understand.ts";
import { parseVehicle } from "./vehicle-parser.ts";

/** Longest side the detector sees. */
export const DETECTION_SIDE = 960;

/** Items of either licence, the seal apart. */
const ITEM_COUNT = 10;

/**
 * Reads the main page of a licence that stands upright in a picture.
 *
 * What costs time is done only while something is missing: first all but the small print, then
 * the places where a value should be and none was seen, then the small print.
 *
 * @throws {ReadingError} `NO_LICENCE`: no licence of this type is in the picture
 */
export async function readPage(
  models: Models,
  picture: Picture,
  type: LicenceType,
): Promise<readonly Field[]> {
  const rects = (await detect(models.detector, picture, DETECTION_SIDE)).filter(isLine);
  const slope = slopeOf(rects);
  const { first, later } = sift(rects, slope);
  const read = (places: readonly Rect[]) => readLines(models, picture, places);
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

/** Tall boxes are the seal, the portrait or the card's edge. */
const isLine = ({ width, height }: Rect) => height <= 1.8 * width;

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
