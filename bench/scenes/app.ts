import type { Random } from "../cards/random.ts";
import { escapeXml } from "../cards/render.ts";
import { digits } from "./second-page.ts";

/** A line of the app: its label, what it shows, and which items that gives. */
export type Row = readonly [label: string, shown: string, items: readonly string[]];

/** Width of the drawing, of which a screen is as many pixels or fewer. */
export const WIDTH = 1080;

/** Upper edge of the white card. */
export const TOP = 300;

/** The screen of an app that does not exist, all but the portrait. */
export const drawApp = (
  rows: readonly Row[],
  isGrid: boolean,
  height: number,
  random: Random,
): string =>
  backdrop(height, random) + card(rows, isGrid, random) + below(rows, isGrid, height, random);

const text = (words: string, x: number, y: number, size: number, fill: string, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${more}>${escapeXml(words)}</text>`;

/** Status bar, the app's head, and its coloured ground. */
function backdrop(height: number, random: Random): string {
  const [dark, light] = random.pick([
    ["#1f6fe0", "#5aa0f5"],
    ["#1857b8", "#2f86d8"],
    ["#20866a", "#43b58f"],
  ] as const);
  const time = `${random.whole(6, 22)}:${digits(random, 1).replace(/[6-9]/, "3")}${digits(random, 1)}`;
  const charge = random.whole(9, 100);
  return (
    `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>` +
    `<rect width="${WIDTH}" height="${height}" fill="#f2f4f8"/><rect width="${WIDTH}" height="760" fill="url(#g)"/>` +
    text(time, 56, 66, 38, "#fff", 'font-weight="600"') +
    text("5G", 820, 64, 32, "#fff") +
    [0, 1, 2, 3]
      .map(
        (bar) =>
          `<rect x="${740 + bar * 16}" y="${58 - bar * 8}" width="10" height="${8 + bar * 8}" fill="#fff"/>`,
      )
      .join("") +
    `<rect x="900" y="38" width="64" height="30" rx="8" fill="none" stroke="#fff" stroke-width="3"/>` +
    `<rect x="904" y="42" width="${charge * 0.56}" height="22" rx="4" fill="#fff"/>` +
    text(`${charge}%`, 976, 64, 30, "#fff") +
    `<path d="M70 150 L46 176 L70 202" stroke="#fff" stroke-width="6" fill="none"/>` +
    text(
      random.pick(["电子驾驶证", "机动车驾驶证", "我的驾驶证"]),
      WIDTH / 2,
      190,
      46,
      "#fff",
      'text-anchor="middle"',
    )
  );
}

const LEFT = 64;

function heightOf(rows: readonly Row[], isGrid: boolean): number {
  return placesOf(rows, isGrid).reduce((most, { y }) => Math.max(most, y), 0) + 110 - TOP;
}

function card(rows: readonly Row[], isGrid: boolean, random: Random): string {
  const height = heightOf(rows, isGrid);
  const cells = rows.map(([label, shown], at) => {
    const { x, y } = placesOf(rows, isGrid)[at] ?? { x: 0, y: 0 };
    const lines = linesOf(shown, isGrid);
    const value = lines.map((part, down) =>
      isGrid
        ? text(part, x, y + 54 + down * 46, 38, "#20242c")
        : text(part, x + 270, y + down * 46, 38, "#20242c", 'font-weight="500"'),
    );
    return text(label, x, y, isGrid ? 30 : 36, "#8a919e") + value.join("");
  });
  return (
    `<rect x="${LEFT}" y="${TOP}" width="${WIDTH - 2 * LEFT}" height="${height}" rx="28" fill="#fff"/>` +
    text(
      "中华人民共和国机动车驾驶证",
      LEFT + 40,
      TOP + 82,
      40,
      random.pick(["#20242c", "#1857b8"]),
      'font-weight="700"',
    ) +
    text("电子版", WIDTH - LEFT - 160, TOP + 80, 30, "#c79a4b") +
    `<line x1="${LEFT + 40}" y1="${TOP + 112}" x2="${WIDTH - LEFT - 40}" y2="${TOP + 112}" stroke="#e4e8ee" stroke-width="2"/>` +
    cells.join("")
  );
}

const linesOf = (shown: string, isGrid: boolean) => {
  const room = isGrid ? 22 : 16;
  return shown.length <= room || /^[\x20-\x7e]/.test(shown)
    ? [shown]
    : [shown.slice(0, room), shown.slice(room, 2 * room), shown.slice(2 * room)].filter(Boolean);
};

/** Where each row's label stands; the first rows leave room for the portrait. */
function placesOf(rows: readonly Row[], isGrid: boolean) {
  let y = TOP + 190;
  return rows.map(([, shown]) => {
    const place = { x: LEFT + 40, y };
    y += (isGrid ? 118 : 88) + (linesOf(shown, isGrid).length - 1) * 46;
    return place;
  });
}

/** A code to show at the roadside, and buttons. */
function below(rows: readonly Row[], isGrid: boolean, height: number, random: Random): string {
  const top = TOP + heightOf(rows, isGrid) + 36;
  if (height - top < 420) return "";
  const side = Math.min(360, height - top - 240);
  const cells = Array.from({ length: 33 * 33 }, (_, at) =>
    random.chance(0.48)
      ? `<rect x="${(at % 33) * 10}" y="${Math.floor(at / 33) * 10}" width="10" height="10"/>`
      : "",
  );
  const eyes = [
    [0, 0],
    [260, 0],
    [0, 260],
  ].map(
    ([x, y]) =>
      `<g transform="translate(${x} ${y})"><rect width="70" height="70" fill="#000"/><rect x="10" y="10" width="50" height="50" fill="#fff"/><rect x="20" y="20" width="30" height="30" fill="#000"/></g>`,
  );
  return (
    `<rect x="${LEFT}" y="${top}" width="${WIDTH - 2 * LEFT}" height="${side + 150}" rx="28" fill="#fff"/>` +
    `<g transform="translate(${(WIDTH - side) / 2} ${top + 40}) scale(${side / 330})">${cells.join("")}${eyes.join("")}</g>` +
    text(
      "生成时间:2026-09-18 08:30:12",
      WIDTH / 2,
      top + side + 104,
      30,
      "#8a919e",
      'text-anchor="middle"',
    )
  );
}
