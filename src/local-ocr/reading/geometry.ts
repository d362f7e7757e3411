/** A place in a picture, in pixels; x to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle that may lean: where it lies, how long its sides are, which way its long side runs. */
export interface Rect {
  readonly center: Point;
  /** Along the direction of reading. */
  readonly width: number;
  readonly height: number;
  /** Radians, clockwise on the screen, from the x axis to the direction of reading. */
  readonly angle: number;
}

/**
 * The convex hull, counter-clockwise in mathematical axes, by Andrew's monotone chain.
 *
 * @param points - sorted by x, then by y
 */
export function hullOf(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return points;
  return [...chainOf(points), ...chainOf(points.toReversed())];
}

function chainOf(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [last, before] = [chain.at(-1), chain.at(-2)];
      if (!last || !before || crossOf(before, last, point) > 0) break;
      chain.pop();
    }
    chain.push(point);
  }
  chain.pop(); // the other chain begins with it
  return chain;
}

const crossOf = (o: Point, a: Point, b: Point) =>
  (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/**
 * The smallest rectangle round a hull: one of its sides lies on a side of the hull.
 *
 * Its angle is within ±45°, so `width` runs across the screen rather than down.
 */
export function smallestRectOf(hull: readonly Point[]): Rect {
  let best: Rect | undefined;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const rect = rectAlong(hull, levelled(Math.atan2(to.y - from.y, to.x - from.x)));
    if (!best || rect.width * rect.height < best.width * best.height) best = rect;
  }
  return best ?? { center: { x: 0, y: 0 }, width: 0, height: 0, angle: 0 };
}

/** The same line of direction, or the one square to it, within ±45°. */
function levelled(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - Math.round(angle / quarter) * quarter;
}

/** The rectangle with this angle that just holds all points. */
export function rectAlong(points: readonly Point[], angle: number): Rect {
  const turned = points.map((point) => turn(point, -angle));
  const xs = turned.map(({ x }) => x);
  const ys = turned.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const center = turn({ x: (left + right) / 2, y: (top + bottom) / 2 }, angle);
  return { center, width: right - left, height: bottom - top, angle };
}

/** Turns a point about the origin, clockwise on the screen. */
export function turn({ x, y }: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Top left, top right, bottom right, bottom left, as seen in the direction of reading. */
export function cornersOf({ center, width, height, angle }: Rect): readonly Point[] {
  const [w, h] = [width / 2, height / 2];
  return [
    { x: -w, y: -h },
    { x: w, y: -h },
    { x: w, y: h },
    { x: -w, y: h },
  ].map((corner) => {
    const { x, y } = turn(corner, angle);
    return { x: center.x + x, y: center.y + y };
  });
}

/** Whether a point lies within a rectangle. */
export function isInside({ center, width, height, angle }: Rect, point: Point): boolean {
  const { x, y } = turn({ x: point.x - center.x, y: point.y - center.y }, -angle);
  return Math.abs(x) < width / 2 && Math.abs(y) < height / 2;
}

/** The part of a rectangle between two fractions (0…1) of its width. */
export function sliceOf(rect: Rect, from: number, to: number): Rect {
  const shift = turn({ x: ((from + to) / 2 - 0.5) * rect.width, y: 0 }, rect.angle);
  const center = { x: rect.center.x + shift.x, y: rect.center.y + shift.y };
  return { ...rect, center, width: (to - from) * rect.width };
}
