import sharp from "sharp";
import type { Bin } from "./calibration.ts";

const [WIDTH, HEIGHT] = [900, 660];
const PLOT = { left: 110, top: 96, right: WIDTH - 40, bottom: HEIGHT - 132 };
/** Nearer to 1 than this, all is drawn at the edge. */
const EDGE = 0.9999;
const TICKS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, EDGE];
/** Its own paper: a README is read on white and on black. */
const [PAPER, INK, GRID, SOFT, DOT, BAD] = [
  ...(["#ffffff", "#1f2328", "#e3e6ea", "#6b7280"] as const),
  ...(["#0b61c4", "#c62828"] as const),
];

/** Draws how often values are right, by the confidence they are told with, as a PNG file. */
export const drawReliability = (bins: readonly Bin[]): Promise<Buffer> =>
  sharp(Buffer.from(svgOf(bins.filter(({ fields }) => fields > 0))), { density: 144 })
    .png({ palette: true })
    .toBuffer();

/** 0…1, the same way to the right as up: each further nine takes as much room as the one before. */
const shareOfRoom = (value: number) => Math.log10(1 - Math.min(EDGE, value)) / Math.log10(1 - EDGE);
const across = (value: number) => PLOT.left + (PLOT.right - PLOT.left) * shareOfRoom(value);
const upward = (value: number) => PLOT.bottom - (PLOT.bottom - PLOT.top) * shareOfRoom(value);

function svgOf(bins: readonly Bin[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
    `font-family="DejaVu Sans, Liberation Sans, sans-serif" font-size="14" fill="${INK}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="${PAPER}"/>` +
    `<text x="${PLOT.left}" y="36" font-size="19" font-weight="700">How far a confidence can be trusted</text>` +
    `<text x="${PLOT.left}" y="60" fill="${SOFT}">Above the dashed line, values are right more often than promised. Bars: 95 % interval.</text>` +
    `<text x="${PLOT.left}" y="80" fill="${SOFT}">Both axes are stretched towards 1; the edge is 0.9999 and more.</text>` +
    `<text x="${PLOT.left - 10}" y="${PLOT.bottom + 48}" text-anchor="end" font-size="13" fill="${SOFT}">values</text>` +
    `<text x="${PLOT.left - 10}" y="${PLOT.bottom + 68}" text-anchor="end" font-size="13" fill="${SOFT}">wrong</text>` +
    `${axes()}${bins.map(drawBin).join("")}</svg>`
  );
}

function axes(): string {
  const lines = TICKS.map((tick) => {
    const [x, y] = [across(tick), upward(tick)];
    const label = tick === EDGE ? "1" : String(tick);
    return (
      `<line x1="${x}" y1="${PLOT.top}" x2="${x}" y2="${PLOT.bottom}" stroke="${GRID}"/>` +
      `<line x1="${PLOT.left}" y1="${y}" x2="${PLOT.right}" y2="${y}" stroke="${GRID}"/>` +
      `<text x="${x}" y="${PLOT.bottom + 22}" text-anchor="middle">${label}</text>` +
      `<text x="${PLOT.left - 10}" y="${y + 5}" text-anchor="end">${label}</text>`
    );
  });
  const middle = (PLOT.top + PLOT.bottom) / 2;
  return (
    `${lines.join("")}<line x1="${PLOT.left}" y1="${PLOT.bottom}" x2="${PLOT.right}" y2="${PLOT.top}" stroke="${SOFT}" stroke-dasharray="6 5"/>` +
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 24}" text-anchor="middle" font-size="16">confidence told, mean of each bin</text>` +
    `<text transform="translate(34 ${middle}) rotate(-90)" text-anchor="middle" font-size="16">share of values that are right</text>`
  );
}

function drawBin(bin: Bin): string {
  const { fields, right, meanConfidence } = bin;
  const [x, y] = [across(meanConfidence), upward(right / fields)];
  const [low, high] = intervalOf(right, fields);
  const colour = high < meanConfidence ? BAD : DOT;
  const under = (text: string, line: number) =>
    `<text x="${x}" y="${PLOT.bottom + 48 + 20 * line}" text-anchor="middle" font-size="13">${text}</text>`;
  return (
    `<line x1="${x}" y1="${upward(low)}" x2="${x}" y2="${upward(high)}" stroke="${colour}" stroke-width="3" stroke-opacity="0.45"/>` +
    `<circle cx="${x}" cy="${y}" r="6" fill="${colour}"/>` +
    under(fields.toLocaleString("en"), 0) +
    under(String(fields - right), 1)
  );
}

/** Wilson's interval, 95 %: it holds for few values and for shares near 1. */
function intervalOf(right: number, fields: number): readonly [number, number] {
  const z = 1.96;
  const share = right / fields;
  const scale = 1 + (z * z) / fields;
  const middle = (share + (z * z) / (2 * fields)) / scale;
  const half =
    (z / scale) * Math.sqrt((share * (1 - share)) / fields + (z * z) / (4 * fields * fields));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
