import { FONTS } from "./fonts.ts";
import { SCALE, type Box } from "./layout.ts";
import { createField } from "./noise.ts";
import type { Inked } from "./print-values.ts";
import type { Random } from "./random.ts";
import { renderMask, svgOf } from "./render.ts";

/** Room around the seal for its tilt, in millimetres. */
const MARGIN = 1.5;

/** The square seal of the office: its name in rows, each sign stretched to fill its share. */
export async function drawSeal(box: Box, authority: string, random: Random): Promise<Inked> {
  const rows = rowsOf(Array.from(authority), random);
  const frame = random.between(0.5, 0.9);
  const inner = box.width - 2 * frame - 1.4;
  const font = FONTS[random.pick(["song", "ming", "kai", "song"] as const)].family;
  const signs = rows.flatMap((row, down) =>
    row.map((sign, across) => {
      const [wide, tall] = [inner / row.length, inner / rows.length];
      const [x, y] = [frame + 0.7 + across * wide, frame + 0.7 + down * tall];
      return (
        `<text transform="translate(${x + wide / 2} ${y + tall * 0.84}) scale(${wide * 0.96} ${tall * 0.92})" ` +
        `font-size="1" font-weight="700" font-family="${font}" text-anchor="middle">${sign}</text>`
      );
    }),
  );
  const side = box.width + 2 * MARGIN;
  const body =
    `<g fill="#fff" transform="rotate(${random.normal(1)} ${side / 2} ${side / 2}) translate(${MARGIN} ${MARGIN})">` +
    `<rect x="${frame / 2}" y="${frame / 2}" width="${box.width - frame}" height="${box.height - frame}" ` +
    `fill="none" stroke="#fff" stroke-width="${frame}"/>${signs.join("")}</g>`;
  const mask = await renderMask(
    svgOf(Math.round(side * SCALE), Math.round(side * SCALE), body, SCALE),
  );
  wear(mask.data, mask.width, random);
  const [x, y] = [box.x - MARGIN + random.normal(0.4), box.y - MARGIN + random.normal(0.4)];
  return { item: "红章", mask, x: x * SCALE, y: y * SCALE };
}

/** Rows as even as can be, the longer ones first. */
function rowsOf(signs: readonly string[], random: Random): readonly (readonly string[])[] {
  const count = rowCountOf(signs.length, random);
  const rows: string[][] = [];
  for (let left = count, from = 0; left > 0; left--) {
    const take = Math.ceil((signs.length - from) / left);
    rows.push(signs.slice(from, from + take));
    from += take;
  }
  return rows;
}

function rowCountOf(signs: number, random: Random): number {
  if (signs <= 10) return 2;
  return signs <= 14 ? 3 : random.pick([3, 4]);
}

/** Seals are pressed by hand: paste lies thick here and thin there. */
function wear(data: Uint8Array | Uint8ClampedArray, width: number, random: Random): void {
  const paste = createField(random.unit);
  const grain = random.between(0, 0.35);
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const thick = 0.9 + paste(x / 70, y / 70) * 0.16 + paste(x / 3 + 90, y / 3) * grain;
    data[at] = (data[at] ?? 0) * Math.min(1, thick);
  }
}
