import { cornersOf, rectAlong, turn } from "./geometry.ts";
import type { Rect } from "./geometry.ts";
import { medianOf } from "./numbers.ts";
import { sliceLine, textOf } from "./text-line.ts";
import type { TextLine } from "./text-line.ts";

/** An upright rectangle, after the page was laid level. */
export interface LevelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A piece of text, and where it lies on the page laid level. */
export interface Piece extends TextLine {
  readonly text: string;
  readonly box: LevelBox;
  /** How much the page leans, in radians. */
  readonly slope: number;
}

/** Tall boxes are the seal, the portrait or the card's edge. */
export const isLine = ({ width, height }: Rect) => height <= 1.8 * width;

/** Shorter lines lean by chance. */
const TELLING_RATIO = 3;

/** How much the page leans: the median of its longer lines, in radians. */
export function slopeOf(rects: readonly Rect[]): number {
  const long = rects.filter(({ width, height }) => width > TELLING_RATIO * height);
  return medianOf((long.length > 0 ? long : rects).map(({ angle }) => angle));
}

export function pieceOf(line: TextLine, slope: number): Piece {
  return { ...line, text: textOf(line), box: levelBoxOf(line.rect, slope), slope };
}

/** Some of a piece's letters. */
export const sliced = (piece: Piece, from: number, to: number): Piece =>
  pieceOf(sliceLine(piece, from, to), piece.slope);

export function levelBoxOf(rect: Rect, slope: number): LevelBox {
  const level = rectAlong(
    cornersOf(rect).map((corner) => turn(corner, -slope)),
    0,
  );
  const { center, width, height } = level;
  return {
    left: center.x - width / 2,
    right: center.x + width / 2,
    // A box that leans otherwise than the page would seem taller than its letters.
    top: center.y - Math.min(height, rect.height) / 2,
    bottom: center.y + Math.min(height, rect.height) / 2,
  };
}

/** A rectangle of the level page, where it lies in the picture. */
export function rectOf(box: LevelBox, slope: number): Rect {
  const [width, height] = [Math.max(1, box.right - box.left), heightOf(box)];
  const center = turn({ x: box.left + width / 2, y: middleOf(box) }, slope);
  return { center, width, height, angle: slope };
}

export const centerOf = ({ left, right }: LevelBox) => (left + right) / 2;
export const middleOf = ({ top, bottom }: LevelBox) => (top + bottom) / 2;
export const heightOf = ({ top, bottom }: LevelBox) => bottom - top;
