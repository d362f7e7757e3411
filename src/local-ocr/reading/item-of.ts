import type { BoundingBox, Item } from "../../licence/item.ts";
import type { Field } from "./field.ts";
import { cornersOf } from "./geometry.ts";
import type { Picture } from "./picture.ts";
import type { TextLine } from "./text-line.ts";

export function itemOf({ name, text, confidence, lines }: Field, picture: Picture): Item {
  return { label: name, text, confidence, box: boxOf(lines, picture) };
}

/** The upright rectangle round leaning lines, in whole pixels of the picture as sent, inside it. */
function boxOf(lines: readonly TextLine[], { scale, width, height }: Picture): BoundingBox {
  const corners = lines.flatMap(({ rect }) => cornersOf(rect));
  const within = (value: number, end: number) =>
    Math.min(Math.max(Math.round(value * scale), 0), Math.round(end * scale));
  const xs = corners.map(({ x }) => within(x, width));
  const ys = corners.map(({ y }) => within(y, height));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
