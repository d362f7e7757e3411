import { inDoubt } from "./confidence.ts";
import { heightOf, middleOf, sliced } from "./page.ts";
import type { LevelBox, Piece } from "./page.ts";

/** A value before or behind a label that a line has swallowed is at least so long, in heights. */
const SHORTEST = 1;
/** So far into its label a line may begin that has swallowed it. */
const SLACK = 0.7;

/** How doubtful it is that a line was cut where its values end and begin. */
const PARTED = 0.2;

/**
 * The parts of a line before and behind the labels that it has swallowed, each with a doubt: where
 * a row is read as one line, a label in its midst may be unreadable.
 *
 * @param cuts - where labels are expected that were not read
 */
export function partedAt(piece: Piece, cuts: readonly LevelBox[]): readonly Piece[] {
  const { box, letters } = piece;
  const height = heightOf(box);
  const cut = cuts.find(
    ({ left, right, top, bottom }) =>
      middleOf(box) > top &&
      middleOf(box) < bottom &&
      box.left < left + SLACK * height &&
      box.right > right + SHORTEST * height,
  );
  if (!cut) return [piece];
  const others = cuts.filter((each) => each !== cut);
  const places = letters.map(({ position }) => box.left + position * (box.right - box.left));
  const isBegun = box.left < cut.left - SHORTEST * height;
  const before = isBegun ? places.filter((x) => x < cut.left).length : 0;
  const behind = places.filter((x) => x < cut.right).length;
  const part = (from: number, to: number): readonly Piece[] =>
    from < to ? partedAt(inDoubt(sliced(piece, from, to), PARTED), others) : [];
  return [...part(0, before), ...part(behind, letters.length)];
}
