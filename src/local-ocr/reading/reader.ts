import type { BoundingBox, Item, LicenceType } from "../../licence/item.ts";
import { assign } from "./assign.ts";
import type { Assignment } from "./assign.ts";
import { decode } from "./decode.ts";
import { detect } from "./detect.ts";
import { parseDriver } from "./driver-parser.ts";
import type { Field } from "./field.ts";
import { splitLine } from "./find-labels.ts";
import type { Label } from "./find-labels.ts";
import { FORMS } from "./form.ts";
import { cornersOf } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import { loadModels } from "./models.ts";
import type { Models } from "./models.ts";
import { slopeOf } from "./page.ts";
import type { Picture } from "./picture.ts";
import { ReadingError } from "./reading-error.ts";
import { recognizeLine } from "./recognize-line.ts";
import { textOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";
import { titleOf } from "./title.ts";
import { parseVehicle } from "./vehicle-parser.ts";

/** What one picture shows. */
export interface Reading {
  /** In the order of the API page; `label` is the page's name of the item. A field not read is left out. */
  readonly items: readonly Item[];
}

/** Reads licences. Takes one picture at a time: give it the next when it has answered. */
export interface Reader extends AsyncDisposable {
  /**
   * Reads the main page of one licence.
   *
   * @param image - the bytes of a JPEG, PNG or BMP
   * @returns items whose boxes are pixels of the picture as a viewer shows it (EXIF orientation followed)
   * @throws {ReadingError} the picture cannot be decoded, or shows no licence of this type
   */
  read(image: Uint8Array, type: LicenceType): Promise<Reading>;
}

/** Loads the models and reads one warm-up picture, so that the first real one takes no longer than the next. */
export async function createReader(): Promise<Reader> {
  const models = await loadModels();
  await warmUp(models);
  return {
    read: async (image, type) => readPicture(models, await decode(image), type),
    [Symbol.asyncDispose]: () => models[Symbol.asyncDispose](),
  };
}

/** Longest side the detector sees. */
const DETECTION_SIDE = 960;

async function warmUp(models: Models): Promise<void> {
  const [width, height] = [DETECTION_SIDE, 640];
  const picture = { width, height, pixels: new Uint8Array(width * height * 3), scale: 1 };
  await detect(models.detector, picture, DETECTION_SIDE);
  const center = { x: 240, y: 24 };
  await recognizeLine(models, picture, { center, width: 480, height: 48, angle: 0 });
}

async function readPicture(models: Models, picture: Picture, type: LicenceType): Promise<Reading> {
  const rects = (await detect(models.detector, picture, DETECTION_SIDE)).filter(isLine);
  const lines: TextLine[] = [];
  for (const rect of rects) lines.push(await recognizeLine(models, picture, rect));
  const fields = fieldsOf(lines, type);
  return { items: fields.map((field) => itemOf(field, picture)) };
}

/** Tall boxes are the seal, the portrait or the card's edge. */
const isLine = ({ width, height }: Rect) => height <= 1.8 * width;

/** @throws {ReadingError} `NO_LICENCE` */
function fieldsOf(lines: readonly TextLine[], type: LicenceType): readonly Field[] {
  const titles = lines.map((line) => titleOf(textOf(line)));
  const isOther = titles.some(
    (title) => title !== undefined && title !== type && title !== "UNCERTAIN",
  );
  if (isOther && !titles.includes(type)) throw noLicence("The picture shows the other licence.");
  const body = lines.filter((_, i) => titles[i] === undefined);
  const slope = slopeOf(lines.map(({ rect }) => rect));
  const splits = body.map((line) => splitLine(line, FORMS[type], slope));
  const labels = surest(splits.flatMap((split) => split.labels));
  if (labels.length < 2) throw noLicence("The picture shows no licence.");
  const pieces = splits.flatMap(({ values }) => values);
  return PARSERS[type](assign(labels, pieces, WRAPPING));
}

const PARSERS: Readonly<Record<LicenceType, (page: Assignment) => readonly Field[]>> = {
  DRIVER: parseDriver,
  VEHICLE: parseVehicle,
};

/** Fields that may run over two lines. */
const WRAPPING: ReadonlySet<string> = new Set(["住址", "所有人"]);

/** One label for each name, the surest. */
function surest(labels: readonly Label[]): readonly Label[] {
  const best = new Map<string, Label>();
  for (const label of labels)
    if (label.doubt < (best.get(label.name)?.doubt ?? Infinity)) best.set(label.name, label);
  return [...best.values()];
}

const noLicence = (message: string) => new ReadingError("NO_LICENCE", message);

function itemOf({ name, text, confidence, lines }: Field, picture: Picture): Item {
  return { label: name, text, confidence, box: boxOf(lines, picture) };
}

/** The upright rectangle round leaning lines, in whole pixels of the picture as sent, inside it. */
function boxOf(lines: readonly TextLine[], { scale, width, height }: Picture): BoundingBox {
  const corners = lines.flatMap(({ rect }) => cornersOf(rect));
  const within = (value: number, end: number) =>
    Math.min(Math.max(Math.round(value * scale), 0), Math.round(end * scale));
  const xs = corners.map(({ x }) => within(x, width));
  const ys = corners.map(({ y }) => within(y, height));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
