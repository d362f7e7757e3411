import { FONTS } from "./fonts.ts";
import type { LatinName, Printer } from "./printer.ts";
import { escapeXml } from "./render.ts";

/** One line of a value, set: where it starts is for the caller to say. */
export interface Line {
  readonly text: string;
  /** Height of a Chinese character, in millimetres. */
  readonly size: number;
  /** Width as a share of the printer's own: narrower where room is short. */
  readonly narrow: number;
  /** In millimetres. */
  readonly width: number;
}

/** Narrower than this, a value is broken or set smaller instead. */
const NARROWEST = 0.8;

/** Sets a value into the room there is. A line breaks where it is full, wherever that is. */
export function typeset(
  text: string,
  room: number,
  lines: 1 | 2,
  printer: Printer,
): readonly Line[] {
  const full = widthOf(text, printer.size, printer.tracking);
  const line = (part: string, size: number, narrow: number): Line => ({
    text: part,
    size,
    narrow,
    width: widthOf(part, size, printer.tracking) * narrow,
  });
  if (full <= room) return [line(text, printer.size, 1)];
  if (lines === 1 || full <= room * 1.08) {
    const narrow = Math.max(NARROWEST, room / full);
    return [line(text, printer.size * Math.min(1, room / full / narrow), narrow)];
  }
  const signs = Array.from(text);
  let count = signs.length;
  while (widthOf(signs.slice(0, count).join(""), printer.size, printer.tracking) > room) count--;
  return [signs.slice(0, count), signs.slice(count)].map((part) =>
    line(part.join(""), printer.size, 1),
  );
}

export const widthOf = (text: string, size: number, tracking: number) =>
  Array.from(text).reduce((sum, sign) => sum + (isWide(sign) ? size : size / 2) + tracking, 0);

/** From where to where each sign of a line goes, in the units of `em`, before the line is narrowed. */
export function cellsOf(
  { text, size }: Line,
  { tracking }: Printer,
  em: number,
): readonly { readonly sign: string; readonly left: number; readonly width: number }[] {
  let next = 0;
  return Array.from(text).map((sign) => {
    const [left, width] = [next, isWide(sign) ? em : em / 2];
    next += width + (tracking / size) * em;
    return { sign, left, width };
  });
}

const isWide = (sign: string) => (sign.codePointAt(0) ?? 0) >= 0x2e80;

/**
 * Draws a line, each sign in its own cell, as printers that know only cells do.
 *
 * @param em - units of the drawing that a Chinese character takes
 * @param baseline - in the same units
 */
export function drawLine(line: Line, printer: Printer, em: number, baseline: number): string {
  const signs = cellsOf(line, printer, em).map(({ sign, left, width }) =>
    drawSign(sign, left + width / 2, width, printer, em, baseline),
  );
  return `<g fill="#fff" stroke="none" transform="scale(${line.narrow} 1)">${signs.join("")}</g>`;
}

function drawSign(
  sign: string,
  middle: number,
  cell: number,
  printer: Printer,
  em: number,
  baseline: number,
): string {
  const wide = isWide(sign);
  const [tall, narrow] = wide ? [1, 1] : latinShape(printer.latin, sign);
  const glyph =
    `<text transform="translate(${middle} ${baseline}) scale(${narrow} 1)" font-size="${em * tall}" ` +
    `font-family="${FONTS[wide ? printer.chinese : printer.latin].family}" text-anchor="middle">${escapeXml(sign)}</text>`;
  return sign === "0" ? glyph + markZero(printer.zero, middle, cell, em, baseline) : glyph;
}

/** Height and breadth of digits, of letters, and of M and W, that fit a font into half a character's cell. */
const LATIN_SHAPE: Readonly<Record<LatinName, readonly [number, number, number, number]>> = {
  ming: [1, 0.96, 0.96, 0.96],
  heiMono: [1, 0.98, 0.98, 0.98],
  zenHeiMono: [1, 1, 1, 1],
  microHeiMono: [1, 0.9, 0.86, 0.78],
  mono: [0.92, 0.9, 0.86, 0.82],
  courier: [0.98, 0.88, 0.82, 0.78],
  serif: [1.02, 0.88, 0.66, 0.52],
  sans: [0.96, 0.82, 0.7, 0.54],
};

function latinShape(font: LatinName, sign: string): readonly [number, number] {
  const [tall, digit, letter, widest] = LATIN_SHAPE[font];
  if (/[MWmw]/.test(sign)) return [tall, widest];
  return [tall, /[A-Z]/.test(sign) ? letter : digit];
}

function markZero(
  zero: Printer["zero"],
  middle: number,
  cell: number,
  em: number,
  baseline: number,
): string {
  const centre = baseline - em * 0.33;
  if (zero === "dotted") return `<circle cx="${middle}" cy="${centre}" r="${em * 0.045}"/>`;
  if (zero === "plain") return "";
  const [across, up] = [cell * 0.24, em * 0.25];
  return (
    `<line x1="${middle - across}" y1="${centre + up}" x2="${middle + across}" y2="${centre - up}" ` +
    `stroke="#fff" stroke-width="${em * 0.045}"/>`
  );
}
