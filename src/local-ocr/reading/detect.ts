import { Tensor } from "onnxruntime-node";
import type { InferenceSession } from "onnxruntime-node";
import sharp from "sharp";
import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";
import { regionsOf } from "./regions.ts";

/** The network halves its input five times, so both sides are multiples of this. */
const STRIDE = 32;

/** ImageNet's mean and spread, in the order the network takes its planes: blue, green, red. */
const PLANES = [
  { channel: 2, mean: 0.485, spread: 0.229 },
  { channel: 1, mean: 0.456, spread: 0.224 },
  { channel: 0, mean: 0.406, spread: 0.225 },
] as const;

/**
 * Finds the lines of text in a picture.
 *
 * @param longestSide - the picture is shrunk to this, never enlarged; more finds smaller letters
 *   and costs time with the square
 * @returns where the lines lie, in pixels of `picture`, in no order
 */
export async function detect(
  detector: InferenceSession,
  picture: Picture,
  longestSide: number,
): Promise<readonly Rect[]> {
  const ratio = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const [width, height] = [fit(picture.width * ratio), fit(picture.height * ratio)];
  const input = planesOf(await resized(picture, width, height));
  const output = await detector.run({ x: new Tensor("float32", input, [1, 3, height, width]) });
  const map = output[detector.outputNames[0] ?? ""]?.data as Float32Array;
  return regionsOf(map, width, height).map((rect) =>
    stretch(rect, picture.width / width, picture.height / height),
  );
}

const fit = (side: number) => Math.max(STRIDE, Math.round(side / STRIDE) * STRIDE);

async function resized(picture: Picture, width: number, height: number): Promise<Uint8Array> {
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  if (raw.width === width && raw.height === height) return picture.pixels;
  return sharp(picture.pixels, { raw }).resize(width, height, { fit: "fill" }).raw().toBuffer();
}

function planesOf(pixels: Uint8Array): Float32Array {
  const size = pixels.length / 3;
  const planes = new Float32Array(pixels.length);
  for (const [plane, { channel, mean, spread }] of PLANES.entries()) {
    const [factor, shift] = [1 / (255 * spread), mean / spread];
    for (let i = 0, from = channel, to = plane * size; i < size; i++, from += 3, to++)
      planes[to] = (pixels[from] ?? 0) * factor - shift;
  }
  return planes;
}

/** Both factors are nearly alike, so a leaning rectangle stays one. */
function stretch(rect: Rect, x: number, y: number): Rect {
  const { center, width, height, angle } = rect;
  return {
    center: { x: center.x * x, y: center.y * y },
    width: width * x,
    height: height * y,
    angle,
  };
}
