/** A point in the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A plane seen by a camera: nine numbers of a 3×3 matrix, row by row. */
export type Projection = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Where a point of the one plane lies in the other. */
export function project(p: Projection, x: number, y: number): Point {
  const depth = p[6] * x + p[7] * y + p[8];
  return { x: (p[0] * x + p[1] * y + p[2]) / depth, y: (p[3] * x + p[4] * y + p[5]) / depth };
}

/** The way back, up to a factor that projecting cancels. */
export function inverseOf([a, b, c, d, e, f, g, h, i]: Projection): Projection {
  return [
    ...([e * i - f * h, c * h - b * i, b * f - c * e] as const),
    ...([f * g - d * i, a * i - c * g, c * d - a * f] as const),
    ...([d * h - e * g, b * g - a * h, a * e - b * d] as const),
  ];
}

/** First by `second`, then by `first`. */
export function product(first: Projection, second: Projection): Projection {
  const at = (row: 0 | 3 | 6, column: 0 | 1 | 2) =>
    [0, 1, 2].reduce((sum, k) => sum + (first[row + k] ?? 0) * (second[k * 3 + column] ?? 0), 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(3, 0), at(3, 1), at(3, 2), at(6, 0), at(6, 1), at(6, 2)];
}

export interface Attitude {
  /** Turn in the picture's plane, in radians. */
  readonly roll: number;
  /** The upper edge leans away, in radians. */
  readonly pitch: number;
  /** The left edge leans away, in radians. */
  readonly yaw: number;
  /** From the camera to the plane's origin, in the plane's units. */
  readonly distance: number;
}

/** A plane as a pinhole camera over its origin sees it, at the scale that the origin has. */
export function viewOf({ roll, pitch, yaw, distance }: Attitude): Projection {
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  const [sp, sy] = [Math.sin(pitch) / distance, Math.sin(yaw) / distance];
  const [cp, cy] = [Math.cos(pitch), Math.cos(yaw)];
  return product([cr, -sr, 0, sr, cr, 0, 0, 0, 1], [cy, 0, 0, 0, cp, 0, -sy, -sp, 1]);
}

export const scaleAndMove = (scale: number, x: number, y: number): Projection => [
  scale,
  0,
  x,
  0,
  scale,
  y,
  0,
  0,
  1,
];
