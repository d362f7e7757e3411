import type { Truth } from "./driver-values.ts";
import { CARD, type Box, type Form, type Slot } from "./layout.ts";
import type { Printer } from "./printer.ts";
import type { Random } from "./random.ts";
import { typeset, widthOf, type Line } from "./typeset.ts";

/** How far from the form's own places the print lies: paper is fed by hand. */
export interface Shift {
  /** To the right, in millimetres. */
  readonly x: number;
  /** Down, in millimetres. */
  readonly y: number;
  /** Millimetres that a line of print sinks per millimetre to the right. */
  readonly slope: number;
}

/** One line of a value, and where it goes. */
export interface Piece {
  readonly item?: string | undefined;
  readonly line: Line;
  /** Left edge, in millimetres. */
  readonly x: number;
  /** Baseline, in millimetres. */
  readonly y: number;
}

export const chooseShift = (random: Random): Shift => ({
  x: clamp(random.normal(1.1) + 0.2, -2.6, 3),
  y: clamp(random.normal(0.75) - 0.1, -1.9, 1.5),
  slope: random.normal(0.003),
});

/** Places every value, less far off where it would hide a label: people must still be able to read both. */
export function placePieces(
  form: Form,
  truth: Truth,
  printer: Printer,
  shift: Shift,
): readonly Piece[] {
  const pieces = form.slots.flatMap((slot) => piecesOf(slot, truth[slot.item] ?? "", printer));
  const labels = form.labels.map(({ x, y, chinese }): Box => ({
    x,
    y: y - form.labelSize,
    width: Array.from(chinese).length * form.labelSize,
    height: form.labelSize,
  }));
  let scale = 1;
  const placed = () => pieces.map((piece) => move(piece, shift, scale));
  while (scale > 0.05 && placed().some((piece) => hides(piece, labels))) scale *= 0.8;
  return placed();
}

function piecesOf(slot: Slot, text: string, printer: Printer): readonly Piece[] {
  const { item, x, y, width } = slot;
  if (slot.joins) return joinedPieces(slot, slot.joins, text, printer);
  const [first, second] = typeset(text, width, slot.lines, printer);
  if (!first) return [];
  if (!second) return [{ item, line: first, x, y }];
  return [
    { item, line: first, x, y: y - 1.9 },
    { item, line: second, x, y: y - 1.9 + printer.size * 1.06 },
  ];
}

/** “至” stands between two ends of one line: printed with them, part of neither. */
function joinedPieces(
  { item, x, y, width }: Slot,
  word: string,
  text: string,
  printer: Printer,
): readonly Piece[] {
  const gap = printer.size / 2;
  const after = x + gap + widthOf(word, printer.size, printer.tracking) + gap;
  const lineOf = (part: string) => typeset(part, width, 1, printer).slice(0, 1);
  return [
    ...lineOf(word).map((line) => ({ line, x: x + gap, y })),
    ...lineOf(text).map((line) => ({ item, line, x: after, y })),
  ];
}

const move = (piece: Piece, shift: Shift, scale: number): Piece => {
  const x = piece.x + shift.x * scale;
  return { ...piece, x, y: piece.y + shift.y * scale + (x - 44) * shift.slope };
};

/** Whether a line lies over more than a fifth of a label's sign, or off the card. */
function hides({ line, x, y }: Piece, labels: readonly Box[]): boolean {
  if (x + line.width > CARD.width - 1) return true;
  return labels.some((label) => {
    const across = Math.min(x + line.width, label.x + label.width) - Math.max(x, label.x);
    const down = Math.min(y, label.y + label.height) - Math.max(y - line.size * 0.85, label.y);
    return across > label.height * 0.22 && down > 0.5;
  });
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
