import sharp from "sharp";

/** A small whole JPEG of exactly this length, by fill bytes before its end mark. */
export async function jpegOfLength(bytes: number): Promise<Buffer> {
  const picture = await plain().jpeg().toBuffer();
  const fill = Buffer.alloc(bytes - picture.length, 0xff);
  return Buffer.concat([picture.subarray(0, -2), fill, picture.subarray(-2)]);
}

export const smallJpeg = () => plain().jpeg().toBuffer();
export const smallPng = () => plain().png().toBuffer();
export const smallGif = () => plain().gif().toBuffer();
export const smallWebp = () => plain().webp().toBuffer();
export const smallTiff = () => plain().tiff().toBuffer();

/** A bitmap of 24 bits a pixel, written by hand: no library here writes them. */
export function smallBmp(width = 6, height = 4): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const bmp = Buffer.alloc(54 + rowBytes * height, 0xcc);
  bmp.fill(0, 0, 54);
  bmp.write("BM", 0, "latin1");
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  return bmp;
}

const plain = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#c8d0c8" } });
