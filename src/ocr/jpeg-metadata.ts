import { APP0, APP1, APP14, APP15, APP2, COM, EOI, nextMarker } from "./jpeg-markers.ts";
import { orientationFrom, tiffOf, type Orientation } from "./orientation.ts";

const EXIF = "Exif\0\0";
const JFIF = "JFIF\0";
const ICC = "ICC_PROFILE\0";
const ADOBE = "Adobe";

/** JFIF up to its thumbnail, which would show what was later made unreadable. */
const JFIF_BYTES = 16;

/**
 * A JPEG as pieces: of its application data only JFIF, the colour profile and Adobe's mark stay,
 * which decide about colours; its orientation goes into an EXIF segment of its own.
 *
 * @param buffer - a whole JPEG
 * @see ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32, §4.5.4
 */
export function jpegWithoutMetadata(buffer: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let orientation: Orientation | undefined;
  let keptFrom = 0;
  let markerAt = nextMarker(buffer, 2);
  for (; markerAt !== -1 && buffer[markerAt + 1] !== EOI;) {
    const end = markerAt + 2 + buffer.readUInt16BE(markerAt + 2);
    const segment = buffer.subarray(markerAt, end);
    if (isMetadata(segment)) {
      pieces.push(buffer.subarray(keptFrom, markerAt), ...restOf(segment));
      orientation ??= exifOrientation(segment);
      keptFrom = end;
    }
    markerAt = nextMarker(buffer, end);
  }
  const imageEnd = markerAt === -1 ? buffer.length : markerAt + 2;
  pieces.push(buffer.subarray(keptFrom, imageEnd));
  return withOrientation(pieces, orientation);
}

const startsWith = (segment: Buffer, name: string) =>
  segment.toString("latin1", 4, 4 + name.length) === name;

function isMetadata(segment: Buffer): boolean {
  const marker = segment[1] ?? 0;
  if (marker === APP0) return !startsWith(segment, JFIF) || segment.length > 2 + JFIF_BYTES;
  if (marker === APP2) return !startsWith(segment, ICC);
  if (marker === APP14) return !startsWith(segment, ADOBE);
  return marker === COM || (marker >= APP1 && marker <= APP15);
}

/** What a segment has that must stay: JFIF itself, where its thumbnail goes. */
function restOf(segment: Buffer): readonly Buffer[] {
  if (segment[1] !== APP0 || !startsWith(segment, JFIF)) return [];
  const jfif = Buffer.from(segment.subarray(0, 2 + JFIF_BYTES));
  jfif.writeUInt16BE(JFIF_BYTES, 2);
  jfif.writeUInt16BE(0, JFIF_BYTES);
  return [jfif];
}

const exifOrientation = (segment: Buffer) =>
  segment[1] === APP1 && startsWith(segment, EXIF)
    ? orientationFrom(segment.subarray(4 + EXIF.length))
    : undefined;

/** EXIF wants to be first; readers accept it behind JFIF, but that it must not push away. */
function withOrientation(pieces: readonly Buffer[], orientation = 1): readonly Buffer[] {
  const whole = pieces.filter(({ length }) => length > 0);
  const [first, ...others] = whole;
  if (orientation === 1 || !first) return whole;
  return [first.subarray(0, 2), exifOf(orientation), first.subarray(2), ...others].filter(
    ({ length }) => length > 0,
  );
}

function exifOf(orientation: Orientation): Buffer {
  const data = Buffer.concat([Buffer.from(EXIF, "latin1"), tiffOf(orientation)]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(2 + data.length, 2);
  return Buffer.concat([head, data]);
}
