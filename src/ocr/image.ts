import { createHash } from "node:crypto";
import { ImageError } from "../errors.ts";
import { readImageHeader, type ImageFormat } from "./image-format.ts";
import { namesPrivateHost } from "./public-address.ts";
import { withoutMetadata } from "./without-metadata.ts";
import { BODY_LIMIT_BYTES, URL_LIMIT_BYTES } from "./wire.ts";

/** A picture to be read. `id` is equal for equal pictures, and says nothing of their content. */
export type Image = UrlImage | UploadedImage;

export interface UrlImage {
  readonly kind: "url";
  readonly id: string;
  /** An absolute http or https URL. It may carry a secret in its query: never log it. */
  readonly url: string;
}

export interface UploadedImage {
  readonly kind: "upload";
  readonly id: string;
  readonly format: ImageFormat;
  /** The file without its metadata: pieces of it, to be sent one after the other. */
  readonly parts: readonly Uint8Array[];
  /** Keeps the bytes counted until the returned object is disposed of. Default: nobody counts. */
  readonly hold?: Hold;
}

/** Says that something is in use beyond the life of the request that brought it. */
export type Hold = () => Disposable;

/** Whether this url may be asked for, although it leads to a private address. */
export type MayBePrivate = (url: URL) => boolean;

/** Room kept in the service's body for everything that is not the picture, in bytes. */
const ENVELOPE_BYTES = 4096;

/** What a picture must be to be sent: checked here, before anybody is paid. */
export const IMAGE_LIMITS = {
  maxBytes: BODY_LIMIT_BYTES - ENVELOPE_BYTES,
  /** Width times height. A small file can decode to gigabytes. */
  maxPixels: 40_000_000,
  maxUrlLength: URL_LIMIT_BYTES,
} as const;

/**
 * The picture behind an address. Nothing is fetched here: the service does that.
 *
 * @param mayBePrivate - whether a url may be on this machine or its network: a call for such a
 *   picture would be made in vain, and to the provider it would tell about our network. Default: none
 * @throws {ImageError} `BAD_USER_INPUT` unless it is an absolute http(s) URL of bounded length to
 *   a host that may be asked
 */
export function imageFromUrl(text: string, mayBePrivate: MayBePrivate = () => false): UrlImage {
  // Parsed only if it is short, and measured as it will be sent: encoded.
  const url = text.length <= URL_LIMIT_BYTES && URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isWeb || url.href.length > URL_LIMIT_BYTES)
    throw new ImageError(
      "BAD_USER_INPUT",
      `The url must be an absolute http or https address of at most ${URL_LIMIT_BYTES} characters.`,
    );
  if (url.username || url.password)
    throw new ImageError("BAD_USER_INPUT", "The url must not hold a user name or a password.");
  if (namesPrivateHost(url) && !mayBePrivate(url))
    throw new ImageError(
      "BAD_USER_INPUT",
      "The url must lead to a public address: upload the picture instead.",
    );
  return { kind: "url", id: idOf(url.href), url: url.href };
}

/**
 * A picture held in memory, told by its content. Its metadata are left out: where it was taken, by
 * whose device, and when, is nobody's business.
 *
 * @throws {ImageError} `IMAGE_EMPTY`, `IMAGE_TOO_LARGE`, `IMAGE_FORMAT_UNSUPPORTED` or
 *   `IMAGE_UNREADABLE`
 */
export function imageFromBytes(bytes: Uint8Array, hold?: Hold): UploadedImage {
  if (bytes.length > IMAGE_LIMITS.maxBytes) throw tooLarge();
  const header = readImageHeader(bytes);
  if (typeof header === "string") {
    const [code, message] = FAULTS[header];
    throw new ImageError(code, message);
  }
  if (header.width * header.height > IMAGE_LIMITS.maxPixels)
    throw new ImageError(
      "IMAGE_TOO_LARGE",
      `The picture has too many pixels: send at most ${IMAGE_LIMITS.maxPixels / 1e6} megapixels.`,
    );
  const { format } = header;
  const parts = withoutMetadata(format, bytes);
  return { kind: "upload", id: idOf(bytes), format, parts, ...(hold && { hold }) };
}

/** The picture has more bytes than the service takes. */
export const tooLarge = () =>
  new ImageError(
    "IMAGE_TOO_LARGE",
    `The picture is too large: send at most ${IMAGE_LIMITS.maxBytes} bytes.`,
  );

const FAULTS = {
  EMPTY: ["IMAGE_EMPTY", "The picture is empty: choose the file again."],
  UNSUPPORTED: [
    "IMAGE_FORMAT_UNSUPPORTED",
    "The picture's format is not supported: send a JPEG, PNG or BMP of a single frame.",
  ],
  BROKEN: [
    "IMAGE_UNREADABLE",
    "The picture is damaged or incomplete: send it again, or take a new one.",
  ],
} as const;

const idOf = (content: string | Uint8Array) =>
  createHash("sha256").update(content).digest("base64url");
