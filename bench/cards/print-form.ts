import { FONTS, type FontName } from "./fonts.ts";
import { CARD, SCALE, type Form, type Label } from "./layout.ts";
import type { Mask } from "./raster.ts";
import type { Random } from "./random.ts";
import { escapeXml, renderMask, svgOf } from "./render.ts";

/** Types a form is set in. */
export interface FormType {
  readonly title: FontName;
  readonly label: FontName;
  readonly english: "sans" | "serif";
  /** Whether thin lines stand under the values. */
  readonly ruled: boolean;
}

export function chooseFormType(random: Random): FormType {
  return {
    title: random.pick(["hei", "hei", "song", "zenHei"] as const),
    label: random.pick(["song", "hei", "zenHei", "hei", "microHei"] as const),
    english: random.pick(["sans", "serif", "serif"] as const),
    ruled: random.chance(0.7),
  };
}

/** Everything that offset print puts on the card before anybody's data, as one mask. */
export function printForm(form: Form, type: FormType): Promise<Mask> {
  const middle = CARD.width / 2;
  const titles =
    text(
      form.title,
      middle,
      7.6,
      3.9,
      type.title,
      'font-weight="700" text-anchor="middle" letter-spacing="0.55"',
    ) + text(form.englishTitle, middle, 10.9, 2.15, type.english, 'text-anchor="middle"');
  const labels = form.labels.map((label) => printLabel(label, form.labelSize, type)).join("");
  const rules = form.rules.map(
    ({ x, y, width }) => `<rect x="${x}" y="${y}" width="${width}" height="0.12" opacity="0.55"/>`,
  );
  const body = `<g fill="#fff">${titles}${labels}${type.ruled ? rules.join("") : ""}</g>`;
  return renderMask(svgOf(CARD.width * SCALE, CARD.height * SCALE, body, SCALE));
}

/** Says twice that the card is none, in the empty corners under the title. */
export function printMark(): Promise<Mask> {
  const style = 'font-weight="700" text-anchor="middle"';
  const words =
    text("样本", 9.2, 12.6, 2.6, "hei", style) + text("SPECIMEN", 78, 12.4, 2, "sans", style);
  const body = `<g fill="#fff">${words}</g>`;
  return renderMask(svgOf(CARD.width * SCALE, CARD.height * SCALE, body, SCALE));
}

const printLabel = ({ x, y, chinese, english }: Label, size: number, type: FormType) =>
  text(chinese, x, y, size, type.label, 'font-weight="500"') +
  text(english, x, y + size * 0.9, size * 0.64, type.english);

const text = (words: string, x: number, y: number, size: number, font: FontName, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="${FONTS[font].family}" ${more}>${escapeXml(words)}</text>`;
