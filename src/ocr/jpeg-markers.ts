export const SOS = 0xda;
export const EOI = 0xd9;
export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const APP2 = 0xe2;
export const APP14 = 0xee;
export const APP15 = 0xef;
export const COM = 0xfe;

/**
 * Where the next marker of a JPEG starts, or -1. Skips stuffed zeros and restart marks, which belong
 * to pixel data.
 *
 * @see ITU-T T.81, annex B
 */
export function nextMarker(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf(0xff, from); at !== -1; at = buffer.indexOf(0xff, at + 1)) {
    const marker = buffer[at + 1];
    if (marker === undefined) return -1;
    if (marker !== 0x00 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return -1;
}
