import sharp from "sharp";
import type { Inked, InkedSign } from "../cards/print-values.ts";
import type { Camera } from "./aim.ts";
import { shareExplained, type Pixel } from "./explained.ts";
import { inkAt, lookAt, type Sign } from "./sign.ts";

const SEAL = "红章";

/** Fainter than this of 255, ink is no ink. */
const FAINT = 64;
/** With less of its ink under the seal's than this, a sign is as good as untouched. */
const TOUCHED = 0.1;
/** What a value says without. */
const PUNCTUATION = /[-·]/;

/** The signs of values of which some ink lies under the seal's ink. */
export function signsUnderSeal(inked: readonly Inked[]): readonly Sign[] {
  const seal = inked.find(({ item }) => item === SEAL);
  if (!seal) return [];
  return inked.flatMap((line) =>
    (line.signs ?? []).flatMap((cell): readonly Sign[] => {
      if (line.item === undefined || PUNCTUATION.test(cell.sign)) return [];
      return shareUnder(seal, line, cell) > TOUCHED ? [{ item: line.item, line, cell }] : [];
    }),
  );
}

function shareUnder(seal: Inked, line: Inked, { from, to }: InkedSign): number {
  let [all, under] = [0, 0];
  for (let row = 0; row < line.mask.height; row++)
    for (let column = Math.floor(from); column < to; column++) {
      const [x, y] = [line.x + column, line.y + row];
      if (inkAt(line, x, y) <= FAINT) continue;
      all++;
      if (inkAt(seal, x, y) > FAINT) under++;
    }
  return under / Math.max(1, all);
}

/** With less of its shape left than this, more of what stands there is seal than sign. */
const READABLE = 0.5;

/**
 * The items of which the seal takes at least a sign.
 *
 * What a sign loses is measured in the finished picture, after lens, noise and JPEG: how much of
 * its ink's shape the best mix of red, green and blue still follows, beside how much it follows in
 * the same photograph without the seal.
 */
export async function itemsLost(
  signs: readonly Sign[],
  eye: Camera,
  sealed: Buffer,
  bare: Buffer,
): Promise<readonly string[]> {
  const [under, without] = await Promise.all([sealed, bare].map(pixelsOf));
  const lost = signs.filter((sign) => {
    const seen = lookAt(sign, eye);
    const shows = (picture: Uint8Array = new Uint8Array()) =>
      shareExplained(
        seen.map(({ at }) => pixelAt(picture, at)),
        seen.map(({ ink }) => ink),
      );
    return shows(under) < READABLE * shows(without);
  });
  return lost.map(({ item }) => item);
}

const pixelsOf = (image: Buffer): Promise<Uint8Array> =>
  sharp(image).removeAlpha().raw().toBuffer();

const pixelAt = (picture: Uint8Array, at: number): Pixel => [
  picture[at] ?? 0,
  picture[at + 1] ?? 0,
  picture[at + 2] ?? 0,
];
