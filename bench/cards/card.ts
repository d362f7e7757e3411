import { boxesOf } from "./boxes.ts";
import { chooseShot, frame, type Shot } from "./camera.ts";
import { drawSheet, type Kind } from "./card-sheet.ts";
import { chooseDesk } from "./desk.ts";
import { develop } from "./develop.ts";
import type { Truth } from "./driver-values.ts";
import { checkFonts } from "./fonts.ts";
import { CARD, type Box } from "./layout.ts";
import { light } from "./light.ts";
import { layDown, shrink } from "./photograph.ts";
import { createRandom } from "./random.ts";

export type { Kind };

/** A picture of a licence that nobody holds. */
export interface CardPicture {
  /** A JPEG file. */
  readonly image: Buffer;
  /** What the card says, by the API page's item names; days as `YYYY-MM-DD`. */
  readonly truth: Truth;
  /** The upright rectangle around each item's ink, in pixels of the picture. */
  readonly boxes: Readonly<Record<string, Box>>;
  /** Form, printer and light, such as "old, dot matrix, lamp". */
  readonly style: string;
}

/**
 * Draws one licence's main page and photographs it.
 *
 * @param seed - any whole number; the same seed and kind make the same picture
 * @throws {Error} naming the packages of fonts that are missing
 */
export const drawCard = (kind: Kind, seed: number): Promise<CardPicture> =>
  photograph(kind, seed, chooseShot(createRandom(seed, `${kind} shot`)));

/**
 * The same card in good light, and marked as a specimen outside its text.
 *
 * @param width - of the picture, in pixels
 */
export const drawSpecimen = (kind: Kind, seed: number, width: number): Promise<CardPicture> =>
  photograph(kind, seed, { ...CLEAN, width }, true);

const CLEAN: Omit<Shot, "width"> = {
  name: "daylight",
  attitude: { roll: 0.008, pitch: 0.015, yaw: -0.012, distance: 400 },
  margins: [0.03, 0.03, 0.03, 0.03],
  blur: 0.3,
  noise: 1.2,
  haze: 0.02,
  exposure: 1.01,
  cast: [1.01, 1, 0.985],
  falloff: 0.08,
  glare: 0.1,
  moire: 0,
  isSharpened: false,
  quality: 84,
  film: 1.6,
};

async function photograph(
  kind: Kind,
  seed: number,
  shot: Shot,
  isSpecimen = false,
): Promise<CardPicture> {
  checkFonts();
  const { paper, truth, inked, style } = await drawSheet(kind, seed, isSpecimen);
  const framing = frame(shot);
  const small = await shrink(paper, CARD.width * framing.scale);
  const desk = chooseDesk(createRandom(seed, `${kind} desk`), shot.name === "scan");
  const scene = layDown(small, desk, framing, shot.film);
  light(scene, shot, createRandom(seed, `${kind} light`));
  const image = await develop(scene, shot, createRandom(seed, `${kind} noise`));
  return { image, truth, boxes: boxesOf(inked, framing), style: `${style}, ${shot.name}` };
}
