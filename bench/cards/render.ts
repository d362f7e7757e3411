import sharp from "sharp";
import type { Mask, Raster } from "./raster.ts";

/** White shapes on nothing, as a mask. The drawing gives its own size in pixels. */
export async function renderMask(svg: string): Promise<Mask> {
  const picture = sharp(Buffer.from(svg)).flatten({ background: "#000" }).greyscale();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A drawing in colour; what it leaves empty is white. */
export async function renderRaster(svg: string, blurPx = 0): Promise<Raster> {
  const drawn = sharp(Buffer.from(svg)).flatten({ background: "#fff" });
  const picture = blurPx > 0 ? drawn.blur(blurPx) : drawn;
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** The drawing's head: `width` and `height` in pixels, of which each of its units takes `scale`. */
export const svgOf = (width: number, height: number, body: string, scale = 1) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
  `viewBox="0 0 ${width / scale} ${height / scale}">${body}</svg>`;

export const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
