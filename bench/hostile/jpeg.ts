/** A JPEG segment: a marker, its length, its data. */
export function segment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The longest data that a segment can have. */
export const LONGEST = 65_533;

export const END = Buffer.from([0xff, 0xd9]);

/** The file with segments behind its first marker, where a camera's own would stand. */
export const withSegments = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** EXIF in big-endian TIFF, with whatever bytes come after its header. */
export const exif = (...directories: readonly Buffer[]): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0MM\0*\0\0\0\x08", "latin1"), ...directories]));

export type Entry = readonly [tag: number, type: number, count: number, value: number];

/** A directory of EXIF entries, and where the next one is said to be. */
export function directory(entries: readonly Entry[], next = 0): Buffer {
  const data = Buffer.alloc(2 + 12 * entries.length + 4);
  data.writeUInt16BE(entries.length);
  entries.forEach(([tag, type, count, value], i) => {
    const at = 2 + 12 * i;
    data.writeUInt16BE(tag, at);
    data.writeUInt16BE(type, at + 2);
    data.writeUInt32BE(count, at + 4);
    // A short stands in the upper half.
    data.writeUInt32BE(type === 3 && count === 1 ? value * 65_536 : value, at + 8);
  });
  data.writeUInt32BE(next, data.length - 4);
  return data;
}

/** Where the first segment with this marker starts. */
export function indexOfMarker(jpeg: Buffer, marker: number, from = 0): number {
  return jpeg.indexOf(Buffer.from([0xff, marker]), from);
}

/** A progressive file with its last scan given again and again: each is decoded over the whole picture. */
export function withScans(progressive: Buffer, times: number): Buffer {
  let last = -1;
  for (
    let at = indexOfMarker(progressive, 0xda);
    at !== -1;
    at = indexOfMarker(progressive, 0xda, at + 1)
  )
    last = at;
  // Its tables stand right before it.
  const tables = progressive.lastIndexOf(Buffer.from([0xff, 0xc4]), last);
  const scan = progressive.subarray(tables === -1 ? last : tables, progressive.length - 2);
  const body = progressive.subarray(0, progressive.length - 2);
  return Buffer.concat([body, ...Array.from({ length: times }, () => scan), END]);
}
