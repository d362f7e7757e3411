/** What a bitmap's header says; whatever is absent follows from the rest. */
export interface BmpHeader {
  readonly width: number;
  /** Negative for rows from the top down. */
  readonly height: number;
  /** Default: 24. */
  readonly bits?: number;
  /** 0 none, 1 RLE8, 2 RLE4, 3 bit fields. Default: 0. */
  readonly compression?: number;
  /** Where the pixels start. Default: behind the header and the palette. */
  readonly offset?: number;
  /** Size of the second header. Default: 40. */
  readonly headerBytes?: number;
  /** Colours of the palette. Default: 0. */
  readonly colours?: number;
}

/** A bitmap of this header, with these bytes behind it. */
export function bmpOf(head: BmpHeader, ...behind: readonly Uint8Array[]): Buffer {
  const { width, height, bits = 24, compression = 0, headerBytes = 40, colours = 0 } = head;
  const data = Buffer.alloc(54);
  data.write("BM", "latin1");
  const length = behind.reduce((sum, part) => sum + part.length, 54);
  data.writeUInt32LE(length, 2);
  data.writeUInt32LE(head.offset ?? 54 + 4 * colours, 10);
  data.writeUInt32LE(headerBytes >>> 0, 14);
  data.writeInt32LE(width, 18);
  data.writeInt32LE(height, 22);
  data.writeUInt16LE(1, 26);
  data.writeUInt16LE(bits, 28);
  data.writeUInt32LE(compression, 30);
  data.writeUInt32LE(colours, 46);
  return Buffer.concat([data, ...behind]);
}

/** Bytes of one row of pixels. */
export const rowBytes = (width: number, bits: number): number => Math.ceil((width * bits) / 32) * 4;

/** A picture of 24 bits a pixel as a bitmap. */
export function bmpFromRgb(rgb: Buffer, width: number, height: number, isFromTop: boolean): Buffer {
  const row = rowBytes(width, 24);
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = ((isFromTop ? y : height - 1 - y) * width + x) * 3;
      const to = y * row + x * 3;
      pixels.set([rgb[from + 2] ?? 0, rgb[from + 1] ?? 0, rgb[from] ?? 0], to);
    }
  return bmpOf({ width, height: isFromTop ? -height : height }, pixels);
}
