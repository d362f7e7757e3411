export const SOS = 0xda;
export const EOI = 0xd9;
export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const APP2 = 0xe2;
export const APP14 = 0xee;
export const APP15 = 0xef;
export const COM = 0xfe;

/** Beyond so many bytes without one, a search is faster than looking at each. */
const NEAR_BYTES = 32;

/**
 * Where the next marker of a JPEG starts, or -1. Skips stuffed zeros and restart marks, which belong
 * to pixel data; a file that is full of them takes no longer than it must.
 *
 * @see ITU-T T.81, annex B
 */
export function nextMarker(buffer: Buffer, from: number): number {
  let near = 0;
  for (let at = from; at < buffer.length - 1; at++) {
    if (buffer[at] !== 0xff) {
      if (++near < NEAR_BYTES) continue;
      at = buffer.indexOf(0xff, at);
      if (at === -1 || at === buffer.length - 1) return -1;
    }
    near = 0;
    const marker = buffer[at + 1] ?? 0;
    if (marker !== 0x00 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return -1;
}
