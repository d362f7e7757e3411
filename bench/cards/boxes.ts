import type { Framing } from "./camera.ts";
import { project } from "./geometry.ts";
import { SCALE, type Box } from "./layout.ts";
import type { Inked } from "./print-values.ts";

/** Fainter than this of 255, ink is no ink. */
const FAINT = 64;

/** The upright rectangle around each item's ink, in whole pixels of the picture. */
export function boxesOf(inked: readonly Inked[], framing: Framing): Readonly<Record<string, Box>> {
  const items = new Set(inked.flatMap(({ item }) => item ?? []));
  return Object.fromEntries(
    [...items].map((item) => [
      item,
      boxOf(
        inked.filter((ink) => ink.item === item),
        framing,
      ),
    ]),
  );
}

function boxOf(inked: readonly Inked[], { projection, width, height }: Framing): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ink of inked) {
    for (const [x, y] of outlineOf(ink)) {
      const seen = project(
        projection,
        (Math.round(ink.x) + x) / SCALE,
        (Math.round(ink.y) + y) / SCALE,
      );
      [left, right] = [Math.min(left, seen.x), Math.max(right, seen.x)];
      [top, bottom] = [Math.min(top, seen.y), Math.max(bottom, seen.y)];
    }
  }
  const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(right)) - x,
    height: Math.min(height, Math.ceil(bottom)) - y,
  };
}

/** Of each column the first and the last inked pixel: no other can be outermost. */
function* outlineOf({
  mask: { width, height, data },
}: Inked): Generator<readonly [number, number]> {
  for (let x = 0; x < width; x++) {
    const isInked = (y: number) => (data[y * width + x] ?? 0) > FAINT;
    let top = 0;
    while (top < height && !isInked(top)) top++;
    if (top === height) continue;
    let bottom = height - 1;
    while (!isInked(bottom)) bottom--;
    yield* [
      [x, top],
      [x + 1, top],
      [x, bottom + 1],
      [x + 1, bottom + 1],
    ];
  }
}
