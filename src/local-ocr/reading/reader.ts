import type { Item, LicenceType } from "../../licence/item.ts";
import { assign } from "./assign.ts";
import type { Assignment } from "./assign.ts";
import { decode } from "./decode.ts";
import { detect } from "./detect.ts";
import { parseDriver } from "./driver-parser.ts";
import type { Field } from "./field.ts";
import type { Rect } from "./geometry.ts";
import { itemOf } from "./item-of.ts";
import { loadModels } from "./models.ts";
import type { Models } from "./models.ts";
import { levelBoxOf, slopeOf } from "./page.ts";
import type { Picture } from "./picture.ts";
import { readLines } from "./read-lines.ts";
import { ReadingError } from "./reading-error.ts";
import { recognizeLine } from "./recognize-line.ts";
import { sealOf } from "./seal.ts";
import { isUnder, sift } from "./small-print.ts";
import { understand } from "./understand.ts";
import type { Page } from "./understand.ts";
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
  const slope = slopeOf(rects);
  const { first, later } = sift(rects, slope);
  const lines = [...(await readLines(models, picture, first))];
  const { titles, labels } = understand(lines, type, slope);
  const printed = [...titles, ...labels.map(({ piece }) => piece)].map(({ box }) => box);
  const isSmallPrint = (rect: Rect) =>
    printed.some((above) => isUnder(levelBoxOf(rect, slope), above));
  lines.push(
    ...(await readLines(
      models,
      picture,
      later.filter((rect) => !isSmallPrint(rect)),
    )),
  );
  const fields = fieldsOf(understand(lines, type, slope), type);
  if (fields.filter(({ name }) => name !== SEAL).length === ITEM_COUNT)
    return { items: fields.map((field) => itemOf(field, picture)) };
  lines.push(...(await readLines(models, picture, later.filter(isSmallPrint))));
  const all = fieldsOf(checked(understand(lines, type, slope), type), type);
  return { items: all.map((field) => itemOf(field, picture)) };
}

/** Tall boxes are the seal, the portrait or the card's edge. */
const isLine = ({ width, height }: Rect) => height <= 1.8 * width;

const SEAL = "红章";

/** Items of either licence, the seal apart. */
const ITEM_COUNT = 10;

/** @throws {ReadingError} `NO_LICENCE` */
function checked(page: Page, type: LicenceType): Page {
  const shown = page.titles.map(({ shows }) => shows);
  const isOther = shown.some((title) => title !== type && title !== "UNCERTAIN");
  if (isOther && !shown.includes(type)) throw noLicence("The picture shows the other licence.");
  if (page.labels.length < 2) throw noLicence("The picture shows no licence.");
  return page;
}

const noLicence = (message: string) => new ReadingError("NO_LICENCE", message);

function fieldsOf({ labels, values }: Page, type: LicenceType): readonly Field[] {
  const page = assign(labels, values, WRAPPING);
  return [...PARSERS[type](page), ...sealOf(page.loose, page.unit)];
}

const PARSERS: Readonly<Record<LicenceType, (page: Assignment) => readonly Field[]>> = {
  DRIVER: parseDriver,
  VEHICLE: parseVehicle,
};

/** Fields that may run over two lines. */
const WRAPPING: ReadonlySet<string> = new Set(["住址", "所有人"]);
