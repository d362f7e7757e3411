import sharp from "sharp";
import { createRandom } from "../../cards/random.ts";
import { svgOf } from "../../cards/render.ts";
import { DRIVER_SAMPLE, type HostileCase } from "../case.ts";

const FONT = "Noto Sans CJK SC";

/** A page full of lines: each is found, cut out and read. */
function page(width: number, height: number, size: number, line: string): Promise<Buffer> {
  const signs = Math.ceil(width / size / line.length) + 1;
  const rows = Array.from(
    { length: Math.floor(height / size / 1.3) },
    (_, row) =>
      `<text x="${-(row % 5) * size}" y="${(row + 1) * size * 1.3}">${line.repeat(signs)}</text>`,
  );
  const body = `<rect width="100%" height="100%" fill="#fff"/><g font-size="${size}" font-family="${FONT}">${rows.join("")}</g>`;
  return sharp(Buffer.from(svgOf(width, height, body)))
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** Words far apart, so that each is a line of its own. */
const scattered = (width: number, height: number, size: number) =>
  page(width, height, size, "驾驶证　　行驶证　　A1　　");

function noise(side: number, seed: number, sigma: number): Promise<Buffer> {
  const random = createRandom(seed, "hostile noise");
  const grey = Buffer.alloc(side * side);
  for (let at = 0; at < grey.length; at++) grey[at] = random.whole(0, 255);
  const picture = sharp(grey, { raw: { width: side, height: side, channels: 1 } });
  return (sigma > 0 ? picture.blur(sigma).normalise() : picture).jpeg({ quality: 30 }).toBuffer();
}

const flat = (colour: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

async function tiled(columns: number, rows: number): Promise<Buffer> {
  const input = await sharp(DRIVER_SAMPLE).resize({ width: 600 }).toBuffer();
  const { height } = await sharp(input).metadata();
  const background = {
    width: 600 * columns,
    height: height * rows,
    channels: 3,
    background: "#888",
  } as const;
  const places = Array.from({ length: columns * rows }, (_, i) => ({
    ...{ input, left: (i % columns) * 600, top: Math.floor(i / columns) * height },
  }));
  return sharp({ create: background }).composite(places).jpeg({ quality: 60 }).toBuffer();
}

/** Thin bars as far as the eye goes: every one of them looks like text. */
async function bars(
  width: number,
  height: number,
  step: number,
  isUpright: boolean,
): Promise<Buffer> {
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      grey[y * width + x] = (isUpright ? x : y) % step < step / 2 ? 255 : 0;
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

const TITLE = "中华人民共和国机动车驾驶证";
const LABELS = "证号姓名性别国籍住址出生日期初次领证日期准驾车型有效期限";

/** Pictures that are whole and plain, and give the reader more to do than any card. */
export const DENSE: readonly HostileCase[] = [
  ...["#000", "#fff", "#c00"].flatMap((colour) =>
    (
      [
        [1600, 1100],
        [8000, 5000],
      ] as const
    ).map(([width, height]) => ({
      name: `dense: nothing but ${colour}, ${width}×${height}`,
      bytes: () => flat(colour, width, height),
    })),
  ),
  ...[0, 1, 2, 4].map((sigma) => ({
    name: `dense: noise 4000×4000, ${sigma} soft`,
    bytes: () => noise(4000, sigma, sigma),
  })),
  { name: "dense: noise 1200×1200", bytes: () => noise(1200, 9, 1.5) },
  { name: "dense: page of 12-pixel text, 2000×2800", bytes: () => page(2000, 2800, 12, LABELS) },
  { name: "dense: page of 20-pixel text, 2000×2800", bytes: () => page(2000, 2800, 20, LABELS) },
  { name: "dense: page of 30-pixel text, 4000×5600", bytes: () => page(4000, 5600, 30, LABELS) },
  { name: "dense: page of 16-pixel text, 6000×6000", bytes: () => page(6000, 6000, 16, LABELS) },
  { name: "dense: words of 16 pixels, 1600×1600", bytes: () => scattered(1600, 1600, 16) },
  { name: "dense: words of 24 pixels, 4000×4000", bytes: () => scattered(4000, 4000, 24) },
  { name: "dense: words of 40 pixels, 6000×6000", bytes: () => scattered(6000, 6000, 40) },
  { name: "dense: titles, 1600×1600", bytes: () => page(1600, 1600, 40, TITLE) },
  { name: "dense: titles apart, 3000×3000", bytes: () => page(3000, 3000, 50, `${TITLE}　　`) },
  { name: "dense: titles, small, 4000×4000", bytes: () => page(4000, 4000, 24, `${TITLE}　`) },
  { name: "dense: 9 cards", bytes: () => tiled(3, 3) },
  { name: "dense: 64 cards", bytes: () => tiled(8, 8) },
  ...[true, false].flatMap((isUpright) =>
    [4, 12, 40].map((step) => ({
      name: `dense: ${isUpright ? "upright" : "level"} bars of ${step} pixels`,
      bytes: () => bars(3000, 3000, step, isUpright),
    })),
  ),
  { name: "dense: one line of 20,000 pixels", bytes: () => page(20_000, 60, 40, LABELS) },
  {
    name: "dense: card in the corner of 40 megapixels",
    bytes: () =>
      sharp(DRIVER_SAMPLE)
        .resize(1600)
        .extend({ right: 6300, bottom: 3900, background: "#777" })
        .jpeg()
        .toBuffer(),
  },
];
