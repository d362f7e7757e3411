import type { ErrorCode } from "../error-texts.ts";
import type { ImageLimits } from "./image-limits.ts";

/** First bytes of the formats: a name or a declared type proves nothing. */
const MARKS: Readonly<Record<string, readonly number[]>> = {
  JPEG: [0xff, 0xd8, 0xff],
  PNG: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  BMP: [0x42, 0x4d],
};

/** Bytes that {@link imageFault} has to see to tell the format. */
export const HEAD_BYTES = 8;

/**
 * Why a file would be refused, so that it need not be sent; undefined when it may be taken.
 *
 * @param head - its first {@link HEAD_BYTES} bytes
 * @param size - all its bytes
 */
export function imageFault(
  head: Uint8Array,
  size: number,
  { maxBytes, formats }: ImageLimits,
): ErrorCode | undefined {
  if (size === 0) return "IMAGE_EMPTY";
  if (size > maxBytes) return "IMAGE_TOO_LARGE";
  // A format that this page has never heard of is the gateway's to judge.
  if (formats.some((format) => MARKS[format] === undefined || startsWith(head, MARKS[format])))
    return undefined;
  return "IMAGE_FORMAT_UNSUPPORTED";
}

const startsWith = (head: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, i) => head[i] === byte);

/** Whether the text is an address that the gateway would hand on. */
export function isImageUrl(text: string, maxUrlLength = Infinity): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && href.length <= maxUrlLength;
}
