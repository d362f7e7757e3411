import sharp from "sharp";
import { drawCard } from "../cards/card.ts";
import type { Order, Scene } from "./types.ts";

/** As `bench/cards` draws it. */
export async function clean({ condition, type, seed }: Order): Promise<Scene> {
  const kind = type === "DRIVER" ? "DRIVER" : "VEHICLE";
  const { image, truth } = await drawCard(kind, seed);
  return { image, type, truth, gone: [], condition };
}

/** How a tag says how far a viewer must turn what it shows, clockwise. */
const ORIENTATION = { 90: 6, 180: 3, 270: 8 } as const;
type Turn = keyof typeof ORIENTATION;

/** The `clean` picture of the seed, turned clockwise for good. */
export const turned = (degrees: Turn) => async (order: Order) => {
  const scene = await clean(order);
  return { ...scene, image: await turn(scene.image, degrees) };
};

/** @param degrees - clockwise */
export const turn = (image: Buffer, degrees: Turn): Promise<Buffer> =>
  sharp(image).rotate(degrees).jpeg(BEST).toBuffer();

/** The `clean` picture of the seed, turned back as far as its EXIF tag asks viewers to turn it. */
export const tagged = (degrees: Turn) => async (order: Order) => {
  const scene = await clean(order);
  const picture = sharp(scene.image).rotate(360 - degrees);
  const image = await picture
    .withMetadata({ orientation: ORIENTATION[degrees] })
    .jpeg(BEST)
    .toBuffer();
  return { ...scene, image };
};

/** So that a second encoding costs next to nothing. */
const BEST = { quality: 95 };
