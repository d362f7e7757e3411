/** Which way is up, as EXIF has it: 1 to 8, where 1 is as stored. */
export type Orientation = number;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
/** How many entries a directory may have before we take it for rubbish. */
const MAX_ENTRIES = 1000;

/**
 * Reads the orientation from EXIF data, leniently: what cannot be read says nothing.
 *
 * @param tiff - from its byte order mark on
 * @see EXIF 2.32, §4.6: the first directory of a TIFF structure
 */
export function orientationFrom(tiff: Buffer): Orientation | undefined {
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return undefined;
  const [u16, u32] =
    order === "II"
      ? [(at: number) => tiff.readUInt16LE(at), (at: number) => tiff.readUInt32LE(at)]
      : [(at: number) => tiff.readUInt16BE(at), (at: number) => tiff.readUInt32BE(at)];
  const directory = u32(4);
  if (directory + 2 > tiff.length) return undefined;
  const entries = Math.min(u16(directory), MAX_ENTRIES);
  for (let at = directory + 2; at < directory + 2 + 12 * entries; at += 12) {
    if (at + 12 > tiff.length) return undefined;
    if (u16(at) !== ORIENTATION_TAG || u16(at + 2) !== SHORT) continue;
    const value = u16(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** EXIF data that say nothing but this: a TIFF structure of one directory with one entry. */
export function tiffOf(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
