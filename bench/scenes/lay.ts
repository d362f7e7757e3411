import sharp from "sharp";
import type { Desk } from "../cards/desk.ts";
import { CARD } from "../cards/layout.ts";
import { createField, type Field } from "../cards/noise.ts";
import { sample, shrink } from "../cards/photograph.ts";
import type { Colour, Raster } from "../cards/raster.ts";
import type { Random } from "../cards/random.ts";
import type { Camera } from "./aim.ts";
import { overOutline, type Outline } from "./outline.ts";

/** What holds the pages, or lies about: clear film, imitation leather, plain paper. */
export interface Sleeve extends Outline {
  readonly stuff: "film" | "leather" | "paper";
  readonly colour: Colour;
  /** Where it folds, in millimetres from its left or upper edge. */
  readonly fold?: { readonly along: "x" | "y"; readonly at: number };
}

/** Grain finer than this many pixels across is lost on the desk: it is out of focus. */
const DESK_WIDTH = 1000;

/** The desk alone, as large as the picture. */
export async function drawDesk(desk: Desk, { width, height }: Camera): Promise<Raster> {
  const share = Math.min(1, DESK_WIDTH / width);
  const [columns, rows] = [Math.round(width * share), Math.round(height * share)];
  const coarse = new Uint8ClampedArray(columns * rows * 3);
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, at += 3) coarse.set(desk(x / columns, y / columns), at);
  const raw = { raw: { width: columns, height: rows, channels: 3 } } as const;
  const data = await sharp(coarse, raw)
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
  return { width, height, data: new Uint8ClampedArray(data) };
}

/** Lays a sleeve down: its shadow, its stuff, its edge and its fold. */
export function laySleeve(picture: Raster, camera: Camera, sleeve: Sleeve, random: Random): void {
  const pixelMm = 1 / camera.scale;
  const surface = SURFACES[sleeve.stuff](sleeve, createField(random.unit), pixelMm);
  const { data } = picture;
  overOutline(camera, sleeve, 5, (at, x, y, away) => {
    const cover = Math.max(0, Math.min(1, 0.5 - away / pixelMm));
    if (cover < 1) shade(data, at, 1 - 0.42 * Math.exp(-Math.max(0, away) / 1.4));
    if (cover === 0) return;
    const { colour, share, light } = surface(x, y, away);
    for (let channel = 0; channel < 3; channel++) {
      const under = data[at + channel] ?? 0;
      const over = (under * (1 - share) + (colour[channel] ?? 0) * share) * light;
      data[at + channel] = under * (1 - cover) + over * cover;
    }
  });
}

/** What a sleeve looks like at a place of it: its colour, how much of that hides what is below, and how bright both are. */
type Surface = (
  x: number,
  y: number,
  away: number,
) => { readonly colour: Colour; readonly share: number; readonly light: number };

const SURFACES: Readonly<
  Record<Sleeve["stuff"], (sleeve: Sleeve, field: Field, pixelMm: number) => Surface>
> = {
  film: (sleeve, _, pixelMm) => (x, y, away) => {
    const milk = isEdge(away, pixelMm) ? 0.5 : 0.24;
    const weld = fromFold(sleeve, x, y) < 0.8 ? 0.22 : 0;
    return { colour: [240, 244, 246], share: milk + weld, light: 1 };
  },
  leather: (sleeve, field, pixelMm) => (x, y, away) => {
    const grain = 1 + field(x * 2.2, y * 2.2) * 0.16 + field(x * 7, y * 7) * 0.08;
    const seam = Math.abs(away + 1.6) < 0.25 ? 1.3 : 1;
    const bent = Math.min(1, 0.7 + fromFold(sleeve, x, y) * 0.12);
    const light = grain * seam * bent * (isEdge(away, pixelMm) ? 1.25 : 1);
    return { colour: sleeve.colour, share: 1, light };
  },
  paper:
    ({ colour }, field) =>
    (x, y) => {
      const light = 1 + field(x / 30, y / 30) * 0.03 + field(x * 4, y * 4) * 0.015;
      return { colour, share: 1, light };
    },
};

const isEdge = (away: number, pixelMm: number) => -away < Math.max(0.5, pixelMm * 1.5);

/** Millimetres; far where there is no fold. */
const fromFold = ({ fold }: Sleeve, x: number, y: number) =>
  fold ? Math.abs((fold.along === "x" ? x : y) - fold.at) : 99;

/** Lays one page down, its edge's thin shadow under it. */
export async function layPage(
  picture: Raster,
  camera: Camera,
  outline: Outline,
  paper: Raster,
): Promise<void> {
  const small = await shrink(paper, CARD.width * camera.scale);
  const pixelMm = 1 / camera.scale;
  const pixel = new Uint8ClampedArray(3);
  overOutline(camera, outline, 1.2, (at, x, y, away) => {
    const cover = Math.max(0, Math.min(1, 0.5 - away / pixelMm));
    if (cover < 1) shade(picture.data, at, 1 - 0.28 * Math.exp(-Math.max(0, away) / 0.4));
    if (cover === 0) return;
    sample(small, x, y, pixel, 0);
    blend(picture.data, at, [pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0], cover);
  });
}

function shade(data: Uint8ClampedArray, at: number, by: number): void {
  for (let channel = 0; channel < 3; channel++) data[at + channel] = (data[at + channel] ?? 0) * by;
}

function blend(data: Uint8ClampedArray, at: number, colour: Colour, share: number): void {
  for (let channel = 0; channel < 3; channel++)
    data[at + channel] = (data[at + channel] ?? 0) * (1 - share) + (colour[channel] ?? 0) * share;
}
