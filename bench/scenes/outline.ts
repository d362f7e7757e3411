import { inverseOf, product, project, type Projection } from "../cards/geometry.ts";
import type { Camera, Size } from "./aim.ts";

/** A rounded rectangle on the desk, in millimetres. */
export interface Outline extends Size {
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
  /** In radians, around the upper left corner. */
  readonly turn: number;
  /** Radius of the corners. */
  readonly corner: number;
}

/** What is at a pixel: its place on the outline, and how far it is from the edge (negative inside). */
type Visit = (at: number, x: number, y: number, away: number) => void;

/** Millimetres of the outline to pixels of the picture. */
export function projectionOf(camera: Camera, { x, y, turn }: Outline): Projection {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return product(camera.projection, [cos, -sin, x, sin, cos, y, 0, 0, 1]);
}

/** Goes over every pixel within `reach` millimetres of an outline; `at` is the pixel's first byte. */
export function overOutline(camera: Camera, outline: Outline, reach: number, visit: Visit): void {
  const forth = projectionOf(camera, outline);
  const back = inverseOf(forth);
  const { width, height, corner } = outline;
  const corners = [-reach, width + reach].flatMap((x) =>
    [-reach, height + reach].map((y) => project(forth, x, y)),
  );
  const [left, right] = bounds(
    corners.map(({ x }) => x),
    camera.width,
  );
  const [top, bottom] = bounds(
    corners.map(({ y }) => y),
    camera.height,
  );
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const depth = back[6] * x + back[7] * y + back[8];
      const xMm = (back[0] * x + back[1] * y + back[2]) / depth;
      const yMm = (back[3] * x + back[4] * y + back[5]) / depth;
      const across = Math.abs(xMm - width / 2) - width / 2 + corner;
      const down = Math.abs(yMm - height / 2) - height / 2 + corner;
      const away =
        (across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down)) - corner;
      if (away < reach) visit((y * camera.width + x) * 3, xMm, yMm, away);
    }
  }
}

const bounds = (list: readonly number[], room: number): readonly [number, number] => [
  Math.max(0, Math.floor(Math.min(...list))),
  Math.min(room, Math.ceil(Math.max(...list))),
];
