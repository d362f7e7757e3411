import type { Item, LicenceType } from "../../licence/item.ts";
import { decode } from "./decode.ts";
import { detect } from "./detect.ts";
import type { Point } from "./geometry.ts";
import { itemOf } from "./item-of.ts";
import { loadModels } from "./models.ts";
import type { Models } from "./models.ts";
import { DETECTION_SIDE, readPage } from "./read-page.ts";
import { recognizeLine } from "./recognize-line.ts";
import { createTextBudget } from "./text-budget.ts";

/** What one picture shows. */
export interface Reading {
  /** In the order of the API page; `label` is the page's name of the item. A field not read is left out. */
  readonly items: readonly Item[];
}

/** Reads licences. Takes one picture at a time: give it the next when it has answered. */
export interface Reader extends AsyncDisposable {
  /**
   * Reads one page of one licence.
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
    async read(image, type) {
      const source = await decode(image);
      const budget = createTextBudget();
      const { fields, picture } = await readPage({ ...models, budget }, source, type);
      return { items: fields.map((field) => itemOf(field, picture)) };
    },
    [Symbol.asyncDispose]: () => models[Symbol.asyncDispose](),
  };
}

async function warmUp(models: Models): Promise<void> {
  const [width, height] = [DETECTION_SIDE, 640];
  const pixels = new Uint8Array(width * height * 3);
  const picture = { width, height, pixels, toSent: (place: Point) => place };
  await detect(models.detector, picture, DETECTION_SIDE);
  const center = { x: 240, y: 24 };
  await recognizeLine({ ...models, budget: createTextBudget() }, picture, {
    center,
    width: 480,
    height: 48,
    angle: 0,
  });
}
