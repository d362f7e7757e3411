import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** What IHDR says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Default: 8. */
  readonly bits?: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey with alpha, 6 colours with alpha. Default: 2. */
  readonly colour?: number;
  /** Default: false. */
  readonly isInterlaced?: boolean;
}

export function chunk(kind: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

export function header({
  width,
  height,
  bits = 8,
  colour = 2,
  isInterlaced = false,
}: PngHeader): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([bits, colour, 0, 0, isInterlaced ? 1 : 0], 8);
  return chunk("IHDR", data);
}

/** A file of these chunks, from the signature to IEND. */
export const pngOf = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([SIGNATURE, ...chunks, chunk("IEND")]);

/** A picture whose every byte is 0: all black, and some hundred times smaller than it decodes to. */
export function blackPng(head: PngHeader): Buffer {
  const { width, height, bits = 8, colour = 2 } = head;
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  // Interlaced, each of seven passes has rows of its own: as many bytes again are more than enough.
  const rows =
    height * (1 + Math.ceil((width * bits * samples) / 8)) +
    (head.isInterlaced ? 8 * (width + height) * 8 : 0);
  const palette = colour === 3 ? [chunk("PLTE", Buffer.alloc(6))] : [];
  return pngOf(header(head), ...palette, chunk("IDAT", zeros(rows)));
}

/** So many zero bytes, deflated. */
export const zeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes), { level: 9 });

/** The chunks of a PNG file, each whole. */
export function chunksOf(png: Buffer): readonly Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 12 + png.readUInt32BE(at);
    chunks.push(png.subarray(at, end));
    at = end;
  }
  return chunks;
}
