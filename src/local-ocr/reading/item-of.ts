import type { BoundingBox, Item } from "../../licence/item.ts";
import type { Field } from "./field.ts";
import { cornersOf } from "./geometry.ts";
import type { Point } from "./geometry.ts";
import type { Picture } from "./picture.ts";
import type { TextLine } from "./text-line.ts";

export function itemOf({ name, text, confidence, lines }: Field, picture: Picture): Item {
  return { label: name, text, confidence, box: boxOf(lines, picture) };
}

/** The upright rectangle round leaning lines, in whole pixels of the picture as sent, inside it. */
function boxOf(lines: readonly TextLine[], picture: Picture): BoundingBox {
  const ends = [
    { x: 0, y: 0 },
    { x: picture.width, y: picture.height },
  ].map(picture.toSent);
  const corners = lines.flatMap(({ rect }) => cornersOf(rect)).map(picture.toSent);
  const [left, right] = between(corners, ends, ({ x }) => x);
  const [top, bottom] = between(corners, ends, ({ y }) => y);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The least and the greatest of the places along one axis, in whole pixels, within the ends. */
function between(
  places: readonly Point[],
  ends: readonly Point[],
  axis: (place: Point) => number,
): readonly [number, number] {
  const [least, most] = [Math.min(...ends.map(axis)), Math.max(...ends.map(axis))];
  const within = places.map((place) => Math.min(Math.max(axis(place), least), most));
  return [Math.round(Math.min(...within)), Math.round(Math.max(...within))];
}
