import { crc32 } from "node:zlib";
import { orientationFrom, tiffOf } from "./orientation.ts";

/** What decides about the looks of a picture. Critical chunks are known by their capital letter. */
const KEPT: ReadonlySet<string> = new Set([
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "cICP",
  "sBIT",
  "bKGD",
  "pHYs",
]);

const MARK_BYTES = 8;
const isCritical = (kind: string) => kind.charCodeAt(0) < 0x60;

/**
 * A PNG as pieces: texts, times, EXIF but for the orientation, and chunks of unknown purpose go.
 *
 * @param buffer - a whole PNG
 * @see PNG specification, third edition, §5 and §11
 */
export function pngWithoutMetadata(buffer: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let keptFrom = 0;
  let at = MARK_BYTES;
  for (let kind = ""; kind !== "IEND" && at + 12 <= buffer.length;) {
    const end = at + 12 + buffer.readUInt32BE(at);
    kind = buffer.toString("latin1", at + 4, at + 8);
    if (!isCritical(kind) && !KEPT.has(kind)) {
      pieces.push(buffer.subarray(keptFrom, at));
      if (kind === "eXIf") pieces.push(...turnedOnly(buffer.subarray(at + 8, end - 4)));
      keptFrom = end;
    }
    at = end;
  }
  pieces.push(buffer.subarray(keptFrom, at));
  return pieces.filter(({ length }) => length > 0);
}

/** The orientation alone, if there is one that matters. */
function turnedOnly(tiff: Buffer): readonly Buffer[] {
  const orientation = orientationFrom(tiff) ?? 1;
  return orientation === 1 ? [] : [chunkOf("eXIf", tiffOf(orientation))];
}

function chunkOf(kind: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(kind, 4, "latin1");
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
