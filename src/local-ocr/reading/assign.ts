import { inDoubt } from "./confidence.ts";
import { isGuess } from "./find-labels.ts";
import type { Label } from "./find-labels.ts";
import { centerOf, heightOf, middleOf, sliced } from "./page.ts";
import type { LevelBox, Piece } from "./page.ts";
import { medianOf } from "./numbers.ts";
import type { Letter } from "./text-line.ts";

/** Values by the name of the label they belong to, and those that belong to none. */
export interface Assignment {
  readonly values: ReadonlyMap<string, readonly Piece[]>;
  /** In reading order. */
  readonly loose: readonly Piece[];
  /** The height of a label, in pixels. */
  readonly unit: number;
  /** How much lower than their labels the values stand, in pixels. */
  readonly shift: number;
}

/** All below are in heights of a label. */
const SAME_ROW = 0.5;
/** How far a value may be printed above or below its label, before the common shift is known. */
const LOOSE_ROW = 1.5;
/** And after. */
const TIGHT_ROW = 1.1;
/** A value may begin this much before its label ends: boxes are a little wide. */
const OVERLAP = 1.5;
/** A second line stands no farther below the one before. */
const LINE_PITCH = 2;
/** It begins where that one does, and is no taller: a seal's lines are. */
const SAME_START = 1.2;
const TALLER = 1.3;
/** Nor the first of two farther above the one in the label's row: there stands another value. */
const LINE_ABOVE = 1.6;

/**
 * Gives each value to the label it was printed for: the nearest on its left in its row.
 *
 * Values are printed onto the form in one go, so all are off by the same amount. That shift is
 * taken from all pairs together, and only then is each value's row decided.
 *
 * @param wrapping - names of labels whose value may go on in the next line
 */
export function assign(
  labels: readonly Label[],
  pieces: readonly Piece[],
  wrapping: ReadonlySet<string>,
): Assignment {
  const unit = medianOf(labels.map(({ piece }) => heightOf(piece.box)));
  const shift = shiftOf(labels, pieces, unit);
  const values = new Map<string, Piece[]>();
  const loose: Piece[] = [];
  for (const piece of pieces) {
    const label = labelOf(piece, labels, { unit, shift, tolerance: TIGHT_ROW });
    const own = withoutLabels(piece, labels);
    if (label && own)
      values.set(label.name, [...(values.get(label.name) ?? []), ownedBy(label, own)]);
    else loose.push(piece);
  }
  for (const [name, own] of values) {
    const near = wrapping.has(name) ? own : together(own, unit);
    loose.push(...own.filter((piece) => !near.includes(piece)));
    values.set(name, near);
  }
  const isStacked = values.size < labels.length / 2;
  const wrapped = isStacked
    ? stack({ values, loose, unit, shift }, labels)
    : wrap({ values, loose, unit, shift }, labels, wrapping);
  const ordered = [...wrapped.values].map(
    ([name, own]) => [name, inReadingOrder(own).map(withGap)] as const,
  );
  return { values: new Map(ordered), loose: inReadingOrder(wrapped.loose), unit, shift };
}

/** A value whose label was not read may be another's. */
const ownedBy = (label: Label, piece: Piece): Piece =>
  isGuess(label) ? inDoubt(piece, UNREAD) : piece;

const UNREAD = 0.2;

/** What stands farther behind a piece than this is of another value. */
const ROOM = 5;

/** The pieces of a row up to a wide gap: what follows there is of a label that was not found. */
function together(own: readonly Piece[], unit: number): Piece[] {
  const row = own.toSorted((a, b) => a.box.left - b.box.left);
  const end = row.findIndex((piece, i) => {
    const before = row[i - 1];
    return before !== undefined && piece.box.left - before.box.right > ROOM * unit;
  });
  return end < 0 ? row : row.slice(0, end);
}

/**
 * A box may reach into a label beside it; the letters there are the label's.
 *
 * An unlikely letter close beside a label is what the recognizer made of half a letter of it. It
 * goes too, and leaves a doubt behind.
 */
function withoutLabels(piece: Piece, labels: readonly Label[]): Piece | undefined {
  const { letters, box } = piece;
  const beside = labels.map((label) => label.piece.box).filter((other) => isSameRow(other, box));
  const isOwn = letters.map(({ position, probability }) => {
    const x = box.left + position * (box.right - box.left);
    const edge = (probability < UNLIKELY ? -EDGE : EDGE) * heightOf(box);
    return beside.every(({ left, right }) => x < left + edge || x > right - edge);
  });
  const [from, to] = [isOwn.indexOf(true), isOwn.lastIndexOf(true) + 1];
  if (to === 0) return undefined;
  const dropped = [...letters.slice(0, from), ...letters.slice(to)];
  if (dropped.length === 0) return piece;
  const rest = sliced(piece, from, to);
  return { ...rest, ghosts: [...rest.ghosts, ...dropped.filter(isUnlikely)] };
}

/** The outer part of a label's box that may be another's, in heights of the value. */
const EDGE = 0.25;
const UNLIKELY = 0.85;
const isUnlikely = ({ probability }: Letter) => probability < UNLIKELY;

const isSameRow = (a: LevelBox, b: LevelBox) =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5 * heightOf(a);

/** How much lower than its label a value stands, in pixels, in the middle of all. */
function shiftOf(labels: readonly Label[], pieces: readonly Piece[], unit: number): number {
  const shifts = pieces.flatMap((piece) => {
    const label = labelOf(piece, labels, { unit, shift: 0, tolerance: LOOSE_ROW });
    return label ? [middleOf(piece.box) - middleOf(label.piece.box)] : [];
  });
  return medianOf(shifts);
}

interface Row {
  readonly unit: number;
  readonly shift: number;
  readonly tolerance: number;
}

function labelOf(piece: Piece, labels: readonly Label[], row: Row): Label | undefined {
  const { unit, shift, tolerance } = row;
  const dropOf = (label: Label) => (middleOf(piece.box) - shift - middleOf(label.piece.box)) / unit;
  const before = labels.filter(
    (label) =>
      label.piece.box.right < piece.box.left + OVERLAP * unit &&
      centerOf(label.piece.box) < piece.box.left &&
      Math.abs(dropOf(label)) <= tolerance,
  );
  const drops = before.map(dropOf).toSorted((a, b) => Math.abs(a) - Math.abs(b));
  // One row above and one below may be as near; only of labels in the same row the next one counts.
  return before
    .filter((label) => Math.abs(dropOf(label) - (drops[0] ?? 0)) <= SAME_ROW)
    .toSorted((a, b) => b.piece.box.right - a.piece.box.right)[0];
}

/** In a column of labels and values, as a phone shows them, a value begins where its label does. */
const SAME_COLUMN = 1;
const NEXT_LINE = 2.4;

/** Gives each label the lines below it, down to the next label: the electronic licence is set so. */
function stack({ values, loose, unit, shift }: Assignment, labels: readonly Label[]): Assignment {
  const all = new Map(values);
  const rest = new Set(loose);
  for (const { name, piece } of labels.filter((label) => !values.has(label.name))) {
    let above = piece;
    for (const next of loose.toSorted((a, b) => a.box.top - b.box.top)) {
      const drop = middleOf(next.box) - middleOf(above.box);
      const isBelow = drop > 0.5 * unit && drop < NEXT_LINE * unit;
      const isAligned = Math.abs(next.box.left - piece.box.left) < SAME_COLUMN * unit;
      if (!isBelow || !isAligned || !rest.has(next)) continue;
      if (labels.some((label) => isBetween(label.piece, above, next))) break;
      all.set(name, [...(all.get(name) ?? []), next]);
      rest.delete(next);
      above = next;
    }
  }
  return { values: all, loose: [...rest], unit, shift };
}

const isBetween = ({ box }: Piece, above: Piece, below: Piece) =>
  middleOf(box) > middleOf(above.box) && middleOf(box) < middleOf(below.box);

/** Adds the lines that stand below a value's first one and begin where it does, or after. */
function wrap(
  { values, loose, unit, shift }: Assignment,
  labels: readonly Label[],
  wrapping: ReadonlySet<string>,
): Assignment {
  const all = new Map(values);
  let rest = [...loose];
  for (const { name, piece } of labels.filter((label) => wrapping.has(label.name))) {
    for (const next of rest.toSorted((a, b) => a.box.top - b.box.top)) {
      const own = all.get(name) ?? [];
      if (!goesOn(own, piece, next, unit)) continue;
      all.set(name, [...own, next]);
      rest = rest.filter((other) => other !== next);
    }
  }
  return { values: all, loose: rest, unit, shift };
}

function goesOn(own: readonly Piece[], label: Piece, next: Piece, unit: number): boolean {
  const above = own.at(-1) ?? label;
  const drop = middleOf(next.box) - middleOf(above.box);
  const start = own[0]?.box.left ?? label.box.right;
  return (
    drop > -LINE_ABOVE * unit &&
    drop < LINE_PITCH * unit &&
    Math.abs(next.box.left - start) < SAME_START * unit &&
    heightOf(next.box) < TALLER * heightOf((own[0] ?? label).box)
  );
}

/** In a gap as wide as this between two pieces, in their heights, letters may stand that were not seen. */
const GAP = 2;
/** How doubtful it is that none do. */
const UNSEEN = 0.2;

/** A piece with a doubt where a wide gap lies before it: a seal hides letters. */
function withGap(piece: Piece, at: number, own: readonly Piece[]): Piece {
  const before = own[at - 1];
  if (!before || !isSameRow(before.box, piece.box)) return piece;
  const gap = piece.box.left - before.box.right;
  return gap < GAP * heightOf(piece.box) ? piece : inDoubt(piece, UNSEEN);
}

/** Line by line, and from left to right in each. */
function inReadingOrder(pieces: readonly Piece[]): readonly Piece[] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const line = lines.at(-1);
    const isSame = line?.some(
      (other) => middleOf(piece.box) - middleOf(other.box) < 0.5 * heightOf(other.box),
    );
    if (line && isSame) line.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((line) => withoutDoubles(line.toSorted((a, b) => a.box.left - b.box.left)));
}

/**
 * Each letter once, where two boxes overlap.
 *
 * The detector may end one box and begin the next within the same letter, and then both have it.
 *
 * @param row - from left to right
 */
function withoutDoubles(row: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  for (const piece of row) {
    const before = kept.at(-1);
    if (before && isDouble(piece, before)) continue;
    if (before && isDouble(before, piece)) kept.pop();
    else if (before && sharesLetter(before, piece)) {
      kept.pop();
      if (before.letters.length > 1) kept.push(sliced(before, 0, before.letters.length - 1));
    }
    kept.push(piece);
  }
  return kept;
}

/** Whether most of a piece lies in another; of a letter or two, a good part: they are its edge. */
function isDouble({ box, letters }: Piece, other: Piece): boolean {
  const shared = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
  const isEdge = letters.length <= 2 && other.letters.length > 2;
  return shared > (isEdge ? 0.4 : 0.8) * (box.right - box.left);
}

function sharesLetter(left: Piece, right: Piece): boolean {
  const isSame = left.letters.at(-1)?.text === right.letters[0]?.text;
  return isSame && left.box.right > right.box.left + 0.25 * heightOf(right.box);
}
