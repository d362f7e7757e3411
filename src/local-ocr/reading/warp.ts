import { turn } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import type { Picture } from "./picture.ts";

/** The height of a line as the recognizer takes it, in pixels. */
export const LINE_HEIGHT = 48;

/** A line of text, upright, as the recognizer takes it: planes of blue, green and red, −1…1. */
export interface LineImage {
  readonly planes: Float32Array;
  /** Of the planes, in pixels; the text may end before. */
  readonly width: number;
  /** How much of the width is the line; what follows is grey. */
  readonly textWidth: number;
}

/** Widths are rounded up to this: fewer different sizes, fewer different allocations. */
const WIDTH_STEP = 8;

/**
 * Cuts a leaning rectangle out of a picture and lays it level.
 *
 * Letters much taller than 48 pixels are averaged, not picked: strokes would be lost.
 */
export function warp(picture: Picture, rect: Rect): LineImage {
  const ratio = rect.height / LINE_HEIGHT;
  const textWidth = Math.max(16, Math.round(rect.width / ratio));
  const width = Math.ceil(textWidth / WIDTH_STEP) * WIDTH_STEP;
  const planes = new Float32Array(3 * LINE_HEIGHT * width);
  const samples = Math.max(1, Math.round(ratio));
  const step = 1 / samples;
  const weight = step * step;
  const across = turn({ x: rect.width / textWidth, y: 0 }, rect.angle);
  const down = turn({ x: 0, y: ratio }, rect.angle);
  const origin = turn({ x: -rect.width / 2, y: -rect.height / 2 }, rect.angle);
  const [x0, y0] = [rect.center.x + origin.x - 0.5, rect.center.y + origin.y - 0.5];
  for (let j = 0; j < LINE_HEIGHT * samples; j++) {
    const v = (j + 0.5) * step;
    const row = Math.floor(j / samples) * width;
    for (let i = 0; i < textWidth * samples; i++) {
      const u = (i + 0.5) * step;
      const x = x0 + u * across.x + v * down.x;
      const y = y0 + u * across.y + v * down.y;
      addSample(picture, x, y, weight, planes, row + Math.floor(i / samples));
    }
  }
  normalize(planes, width, textWidth);
  return { planes, width, textWidth };
}

/** Adds the colour between four pixels, weighed by nearness. Outside, the border goes on. */
function addSample(
  { width, height, pixels }: Picture,
  x: number,
  y: number,
  weight: number,
  planes: Float32Array,
  to: number,
): void {
  const cx = Math.min(Math.max(x, 0), width - 1.001);
  const cy = Math.min(Math.max(y, 0), height - 1.001);
  const [left, top] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - left, cy - top];
  const at = (top * width + left) * 3;
  const below = at + width * 3;
  const size = planes.length / 3;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (pixels[at + channel] ?? 0) * (1 - fx) + (pixels[at + channel + 3] ?? 0) * fx;
    const lower =
      (pixels[below + channel] ?? 0) * (1 - fx) + (pixels[below + channel + 3] ?? 0) * fx;
    const plane = (2 - channel) * size;
    planes[plane + to] = (planes[plane + to] ?? 0) + weight * (upper * (1 - fy) + lower * fy);
  }
}

/** From 0…255 to −1…1 where there is text; the grey beyond stays 0. */
function normalize(planes: Float32Array, width: number, textWidth: number): void {
  for (let row = 0; row < planes.length; row += width)
    for (let i = row; i < row + textWidth; i++) planes[i] = (planes[i] ?? 0) / 127.5 - 1;
}
