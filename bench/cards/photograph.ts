import sharp from "sharp";
import type { Framing, Shot } from "./camera.ts";
import type { Desk } from "./desk.ts";
import { inverseOf } from "./geometry.ts";
import { CARD } from "./layout.ts";
import type { Colour, Raster } from "./raster.ts";

/** Radius of the card's corners, in millimetres. */
const CORNER = 3;

/** Brings the card to the size it has in the picture, so that no pixel of it is skipped when it is laid down. */
export async function shrink(paper: Raster, width: number): Promise<Raster> {
  if (width >= paper.width) return paper;
  const { data, info } = await sharp(paper.data, { raw: { ...sizeOf(paper), channels: 3 } })
    .resize({ width: Math.round(width), kernel: "mitchell" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

const sizeOf = ({ width, height }: Raster) => ({ width, height });

/** Lays the card on the desk as the camera sees both: film around the paper, a soft shadow around the film. */
export function layDown(paper: Raster, desk: Desk, framing: Framing, film: Shot["film"]): Raster {
  const { width, height, projection } = framing;
  const picture = { width, height, data: new Uint8ClampedArray(width * height * 3) };
  const back = inverseOf(projection);
  const pixelMm = 1 / framing.scale;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const depth = back[6] * x + back[7] * y + back[8];
      const xMm = (back[0] * x + back[1] * y + back[2]) / depth;
      const yMm = (back[3] * x + back[4] * y + back[5]) / depth;
      const away = distanceFromCard(xMm, yMm);
      const cover = Math.max(0, Math.min(1, 0.5 - away / pixelMm));
      if (cover > 0) sample(paper, xMm, yMm, picture.data, at);
      if (cover < 1)
        blend(picture.data, at, cover, surroundOf(desk(x / width, y / width), away, film, pixelMm));
    }
  }
  return picture;
}

/** From the edge of the paper, in millimetres; negative inside. */
function distanceFromCard(x: number, y: number): number {
  const across = Math.abs(x - CARD.width / 2) - CARD.width / 2 + CORNER;
  const down = Math.abs(y - CARD.height / 2) - CARD.height / 2 + CORNER;
  return (
    Math.hypot(Math.max(across, 0), Math.max(down, 0)) +
    Math.min(Math.max(across, down), 0) -
    CORNER
  );
}

/** Film is the desk seen through milk, with a bright edge; beyond lies the shadow. */
function surroundOf(desk: Colour, away: number, film: number, pixelMm: number): Colour {
  if (away < film) {
    const milk = film - away < pixelMm * 1.5 ? 0.5 : 0.24;
    return [
      desk[0] + (240 - desk[0]) * milk,
      desk[1] + (244 - desk[1]) * milk,
      desk[2] + (246 - desk[2]) * milk,
    ];
  }
  const light = 1 - 0.38 * Math.exp(-(away - film) / 1.1);
  return [desk[0] * light, desk[1] * light, desk[2] * light];
}

function blend(data: Uint8ClampedArray, at: number, cover: number, around: Colour): void {
  for (let channel = 0; channel < 3; channel++)
    data[at + channel] = (data[at + channel] ?? 0) * cover + (around[channel] ?? 0) * (1 - cover);
}

/** The card's colour between its four nearest pixels. */
export function sample(
  paper: Raster,
  xMm: number,
  yMm: number,
  data: Uint8ClampedArray,
  to: number,
): void {
  const x = clamp((xMm / CARD.width) * paper.width - 0.5, paper.width - 1.001);
  const y = clamp((yMm / CARD.height) * paper.height - 0.5, paper.height - 1.001);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [x - left, y - top];
  const upper = (top * paper.width + left) * 3;
  const lower = upper + paper.width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const high =
      at(paper, upper + channel) * (1 - across) + at(paper, upper + channel + 3) * across;
    const low = at(paper, lower + channel) * (1 - across) + at(paper, lower + channel + 3) * across;
    data[to + channel] = high * (1 - down) + low * down;
  }
}

const at = ({ data }: Raster, index: number) => data[index] ?? 0;
const clamp = (value: number, high: number) => Math.max(0, Math.min(high, value));
