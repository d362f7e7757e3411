import sharp from "sharp";
import { createRandom } from "../../cards/random.ts";
import { bmpFromRgb } from "../bmp.ts";
import { DRIVER_SAMPLE, VEHICLE_SAMPLE, type HostileCase } from "../case.ts";
import { END } from "../jpeg.ts";
import { chunk } from "../png.ts";

const png = () => sharp(DRIVER_SAMPLE).resize(900).png().toBuffer();
const webp = () => sharp(DRIVER_SAMPLE).webp().toBuffer();
const bmp = async () => {
  const { data, info } = await sharp(DRIVER_SAMPLE)
    .resize(700)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return bmpFromRgb(data, info.width, info.height, false);
};
const FILES = { JPEG: () => DRIVER_SAMPLE, PNG: png, BMP: bmp, WebP: webp } as const;

/** Cut off after a share of the file; then perhaps ended as if it were whole. */
function cut(kind: keyof typeof FILES, points: number, ending?: Buffer): readonly HostileCase[] {
  return Array.from({ length: points }, (_, i) => ({
    name: `cut: ${kind} after ${i + 1} of ${points + 1} parts${ending ? ", and ended" : ""}`,
    bytes: async () => {
      const file = await FILES[kind]();
      const part = file.subarray(0, Math.floor((file.length * (i + 1)) / (points + 1)));
      return ending ? Buffer.concat([part, ending]) : part;
    },
  }));
}

/** A few bytes changed, anywhere. */
function flipped(
  kind: string,
  file: () => Buffer | Promise<Buffer>,
  count: number,
  isVehicle = false,
): readonly HostileCase[] {
  return Array.from({ length: count }, (_, seed) => ({
    name: `flip: ${kind} ${seed}`,
    ...(isVehicle && { type: "VEHICLE" as const }),
    bytes: async () => {
      const bytes = Buffer.from(await file());
      const random = createRandom(seed, `hostile flip ${kind}`);
      // Half of them strike the head, where the lengths and tables are.
      const reach = seed % 2 === 0 ? Math.min(700, bytes.length) : bytes.length;
      for (let left = random.whole(1, 12); left > 0; left--)
        bytes[random.whole(4, reach - 1)] = random.whole(0, 255);
      return bytes;
    },
  }));
}

export const DAMAGED: readonly HostileCase[] = [
  ...cut("JPEG", 16),
  ...cut("JPEG", 16, END),
  ...cut("PNG", 8),
  ...cut("PNG", 12, chunk("IEND")),
  ...cut("BMP", 8),
  ...cut("WebP", 6),
  ...flipped("JPEG", () => DRIVER_SAMPLE, 40),
  ...flipped("vehicle's JPEG", () => VEHICLE_SAMPLE, 20, true),
  ...flipped(
    "progressive JPEG",
    () => sharp(DRIVER_SAMPLE).jpeg({ progressive: true }).toBuffer(),
    14,
  ),
  ...flipped("PNG", png, 14),
  ...flipped("BMP", bmp, 10),
];
