import type { Shot } from "../cards/camera.ts";
import {
  product,
  project,
  scaleAndMove,
  viewOf,
  type Attitude,
  type Projection,
} from "../cards/geometry.ts";
import type { Random } from "../cards/random.ts";

/** The size of a picture, and where millimetres of the group of pages lie in it. */
export interface Camera {
  readonly width: number;
  readonly height: number;
  readonly projection: Projection;
  /** Pixels of the picture to a millimetre, about. */
  readonly scale: number;
}

/** Width and height of what is photographed, in millimetres. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Fills a picture of the shot's width with the group; the margins decide the height. */
export function closeUp(size: Size, { attitude, margins, width }: Shot): Camera {
  const { view, left, top, across, down } = extentOf(size, attitude);
  const [marginLeft, marginRight, marginTop, marginBottom] = margins;
  const scale = (width * (1 - marginLeft - marginRight)) / across;
  const height = Math.round(down * scale + width * (marginTop + marginBottom));
  const place = scaleAndMove(
    scale,
    marginLeft * width - left * scale,
    marginTop * width - top * scale,
  );
  return { width, height, projection: product(place, view), scale };
}

/** A picture much larger than what is in it. */
export interface Wide extends Size {
  /** Of the picture's width that the group takes. */
  readonly share: number;
}

/** Puts the group anywhere in the picture, smaller than asked only where it would not fit. */
export function fromAfar(size: Size, attitude: Attitude, wide: Wide, random: Random): Camera {
  const { width, height, share } = wide;
  const { view, left, top, across, down } = extentOf(size, attitude);
  const scale = Math.min((width * share) / across, (height * 0.92) / down);
  const place = scaleAndMove(
    scale,
    anywhere(width, across * scale, random) - left * scale,
    anywhere(height, down * scale, random) - top * scale,
  );
  return { width, height, projection: product(place, view), scale };
}

/** People aim: the middle is likelier than the edge. */
function anywhere(room: number, taken: number, random: Random): number {
  const free = room - taken;
  const edge = Math.min(free * 0.08, room * 0.03);
  const middle = (random.unit() + random.unit()) / 2;
  return edge + (free - 2 * edge) * middle;
}

function extentOf({ width, height }: Size, attitude: Attitude) {
  const view = product(viewOf(attitude), scaleAndMove(1, -width / 2, -height / 2));
  const corners = [0, width].flatMap((x) => [0, height].map((y) => project(view, x, y)));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { view, left, top, across: Math.max(...xs) - left, down: Math.max(...ys) - top };
}
