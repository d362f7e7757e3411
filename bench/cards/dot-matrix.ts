import type { Mask } from "./raster.ts";
import type { Random } from "./random.ts";

/** Needles: how a drawing becomes dots, and dots become ink. */
export interface Needles {
  /** Pixels of the drawing to a dot. */
  readonly fine: number;
  /** Pixels of the print to a dot. */
  readonly pitch: number;
  /** Of a dot, in dots: above 0.5 neighbours touch. */
  readonly radius: number;
  /** Share of a dot's square that the drawing must fill for the needle to strike, 0…1. */
  readonly weight: number;
}

/** Strikes a drawing into paper needle by needle; some strike harder than others, and none quite where it should. */
export function strike(drawing: Mask, needles: Needles, random: Random): Mask {
  const { fine, pitch, radius, weight } = needles;
  const [columns, rows] = [Math.ceil(drawing.width / fine), Math.ceil(drawing.height / fine)];
  const [width, height] = [Math.ceil((columns + 1) * pitch), Math.ceil((rows + 1) * pitch)];
  const print = { width, height, data: new Uint8ClampedArray(width * height) };
  // The head is as tall as a line: each row of dots is one needle's work.
  const force = Array.from(
    { length: rows },
    () => 0.86 + Math.min(0.14, Math.abs(random.normal(0.12))),
  );
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (fillOf(drawing, column * fine, row * fine, fine) < weight) continue;
      const x = (column + 0.5) * pitch + random.normal(pitch * 0.05);
      const y = (row + 0.5) * pitch + random.normal(pitch * 0.04);
      dab(print, x, y, radius * pitch, (force[row] ?? 1) * random.between(0.86, 1));
    }
  }
  return print;
}

function fillOf({ width, height, data }: Mask, left: number, top: number, side: number): number {
  let sum = 0;
  for (let y = top; y < Math.min(top + side, height); y++)
    for (let x = left; x < Math.min(left + side, width); x++) sum += data[y * width + x] ?? 0;
  return sum / (side * side * 255);
}

/** One round dot, its edge a pixel soft; where dots meet, the darker counts. */
function dab(
  { width, height, data }: Mask,
  x: number,
  y: number,
  radius: number,
  force: number,
): void {
  for (
    let row = Math.max(0, Math.floor(y - radius - 1));
    row <= Math.min(height - 1, y + radius + 1);
    row++
  ) {
    for (
      let column = Math.max(0, Math.floor(x - radius - 1));
      column <= Math.min(width - 1, x + radius + 1);
      column++
    ) {
      const edge = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      const ink = Math.max(0, Math.min(1, edge)) * force * 255;
      const at = row * width + column;
      if (ink > (data[at] ?? 0)) data[at] = ink;
    }
  }
}
