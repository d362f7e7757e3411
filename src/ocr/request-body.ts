import { randomUUID } from "node:crypto";
import type { LicenceType } from "../licence/item.ts";
import { tooLarge, type Image, type UploadedImage } from "./image.ts";
import type { ImageFormat } from "./image-format.ts";
import { BODY_LIMIT_BYTES, WIRE_TYPES } from "./wire.ts";

/** A body ready to go out, with the headers that describe it. */
export interface RequestBody {
  readonly headers: Readonly<Record<"content-type" | "content-length", string>>;
  readonly parts: readonly Uint8Array[];
}

/** Whose account and which bucket a request is for. */
export interface Target {
  readonly appId: string;
  /** May be empty: accounts of the first version have none. */
  readonly bucket: string;
}

/**
 * Writes a request as the API page has it: JSON for a url, multipart for an uploaded picture.
 *
 * Built by hand, because the service wants the exact length beforehand and the picture should not
 * be copied: FormData would do neither.
 *
 * @throws {ImageError} `IMAGE_TOO_LARGE` if the whole body exceeds the service's limit
 * @see API page, §3.3 (parameters), §3.5 (samples)
 */
export function requestBodyOf(target: Target, type: LicenceType, image: Image): RequestBody {
  const { contentType, parts } =
    image.kind === "url" ? json(target, type, image.url) : multipart(target, type, image);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > BODY_LIMIT_BYTES) throw tooLarge();
  return { headers: { "content-type": contentType, "content-length": String(length) }, parts };
}

function json({ appId, bucket }: Target, type: LicenceType, url: string) {
  const body = JSON.stringify({ appid: appId, bucket, type: WIRE_TYPES[type], url });
  return { contentType: "application/json", parts: [Buffer.from(body)] };
}

function multipart({ appId, bucket }: Target, type: LicenceType, image: UploadedImage) {
  // 122 random bits: a picture that contains its own boundary does not happen.
  const boundary = `----${randomUUID()}`;
  const fields = Object.entries({ appid: appId, bucket, type: WIRE_TYPES[type] });
  const text = fields.map(([name, value]) => `${headOf(boundary, name)}\r\n\r\n${value}\r\n`);
  const { contentType, filename } = DECLARED[image.format];
  const file = `${headOf(boundary, "image")}; filename="${filename}"\r\nContent-Type: ${contentType}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    parts: [
      Buffer.from(text.join("") + file),
      ...image.parts,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ],
  };
}

const headOf = (boundary: string, name: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;

/** What we call the picture; its own file name stays with us. */
const DECLARED: Readonly<Record<ImageFormat, { contentType: string; filename: string }>> = {
  JPEG: { contentType: "image/jpeg", filename: "image.jpg" },
  PNG: { contentType: "image/png", filename: "image.png" },
  BMP: { contentType: "image/bmp", filename: "image.bmp" },
};
