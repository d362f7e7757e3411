import { strike } from "./dot-matrix.ts";
import type { Truth } from "./driver-values.ts";
import { SCALE, type Form } from "./layout.ts";
import { placePieces, type Piece, type Shift } from "./place-values.ts";
import type { Printer } from "./printer.ts";
import type { Mask } from "./raster.ts";
import type { Random } from "./random.ts";
import { renderMask, svgOf } from "./render.ts";
import { cellsOf, drawLine, type Line } from "./typeset.ts";

/** Ink on the card: which item it belongs to, and where its upper left corner lies, in pixels of the card. */
export interface Inked {
  /** Absent for words between values. */
  readonly item?: string | undefined;
  readonly mask: Mask;
  readonly x: number;
  readonly y: number;
  /** The signs of the line; absent for a seal. */
  readonly signs?: readonly InkedSign[];
}

/** One sign of a line, and from which column of the line's mask to which it goes. */
export interface InkedSign {
  readonly sign: string;
  readonly from: number;
  readonly to: number;
}

/** Share of a character's height that stands above its baseline, and the height of a drawn line. */
const [ABOVE, HEIGHT] = [0.92, 1.2];
/** Finer than a dot by this many times: the drawing that the needles follow. */
const FINE = 4;

/** Fills the form in, every line of a value as one piece of ink. */
export async function printValues(
  form: Form,
  truth: Truth,
  printer: Printer,
  shift: Shift,
  random: Random,
): Promise<readonly Inked[]> {
  const inked: Inked[] = [];
  for (const piece of placePieces(form, truth, printer, shift)) {
    const mask = await inkOf(piece, printer, random);
    wear(mask, printer.specks, random);
    const top = piece.y - piece.line.size * ABOVE;
    const signs = signsOf(piece.line, printer);
    inked.push({ item: piece.item, mask, x: piece.x * SCALE, y: top * SCALE, signs });
  }
  return inked;
}

const signsOf = (line: Line, printer: Printer): readonly InkedSign[] =>
  cellsOf(line, printer, line.size * SCALE).map(({ sign, left, width }) => ({
    sign,
    from: left * line.narrow,
    to: (left + width) * line.narrow,
  }));

async function inkOf({ line }: Piece, printer: Printer, random: Random): Promise<Mask> {
  const emPx = line.size * SCALE;
  const em = printer.dots ? printer.dots.count * FINE : emPx;
  const size = (share: number) => Math.ceil(share * em);
  const width = size(line.width / line.size + 0.3);
  const drawing = await renderMask(
    svgOf(width, size(HEIGHT), drawLine(line, printer, em, em * ABOVE)),
  );
  if (!printer.dots) return drawing;
  const { count, radius, weight } = printer.dots;
  return strike(drawing, { fine: FINE, pitch: emPx / count, radius, weight }, random);
}

/** Takes specks of ink away: paper is rough, ribbons are old. */
function wear({ width, height, data }: Mask, share: number, random: Random): void {
  const count = Math.round((share * width * height) / 12);
  for (let speck = 0; speck < count; speck++) {
    const [x, y] = [random.whole(0, width - 1), random.whole(0, height - 1)];
    const radius = random.between(0.6, 2);
    for (
      let row = Math.max(0, Math.floor(y - radius));
      row <= Math.min(height - 1, y + radius);
      row++
    )
      for (
        let column = Math.max(0, Math.floor(x - radius));
        column <= Math.min(width - 1, x + radius);
        column++
      )
        if (Math.hypot(column - x, row - y) <= radius)
          data[row * width + column] = (data[row * width + column] ?? 0) * 0.45;
  }
}
