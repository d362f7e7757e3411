import type { LicenceType } from "../licence/item.ts";
import { URL_LIMIT_BYTES, WIRE_TYPES } from "../ocr/wire.ts";
import { readFormData } from "./form-data.ts";
import { NESTED, readJsonParameters } from "./json-parameters.ts";
import { Refusal } from "./refusal.ts";

/** What a request asks for, by the API page's table of parameters. */
export interface Parameters {
  readonly appId: string;
  /** Empty when the request names none: later versions of the page let it go. */
  readonly bucket: string;
  readonly type: LicenceType;
  readonly source: Source;
}

export type Source =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "image"; readonly bytes: Buffer };

/** The known parameters as they were given, empty ones included; nothing is judged yet. */
export type GivenParameters = Partial<Record<TextName, string>> & { readonly image?: Buffer };

type TextName = "appid" | "bucket" | "type" | "url";

/**
 * Reads a body by its content type: a form, or JSON with the picture in base64.
 *
 * @throws {Refusal} 3 for another content type, a form without a boundary, or a body that is not
 *   what it says; 21 for a parameter given twice, nested, or not in UTF-8; −1304 for a long one
 */
export function readParameters(contentType: string, body: Buffer): GivenParameters {
  const [mediaType, ...rest] = contentType.split(";");
  switch (mediaType?.trim().toLowerCase()) {
    case "multipart/form-data":
      return fromForm(body, boundaryOf(rest.join(";")));
    case "application/json":
      return fromJson(body);
    default:
      throw new Refusal(3);
  }
}

/**
 * What is asked for. Of a url and a picture, the url wins; an empty one of them was not given.
 *
 * @throws {Refusal} −1301 for a missing or empty appid or type, or neither a url nor a picture;
 *   −9001 for a type that is not 0, 1 or 2; −1300 for a picture of no bytes
 */
export function judgeParameters(given: GivenParameters): Parameters {
  const { appid, bucket = "", type, url, image } = given;
  if (!appid || !type) throw new Refusal(-1301);
  const licenceType = TYPES.get(type);
  if (!licenceType) throw new Refusal(-9001);
  const asked = { appId: appid, bucket, type: licenceType };
  if (url) return { ...asked, source: { kind: "url", url } };
  if (!image) throw new Refusal(-1301);
  if (image.length === 0) throw new Refusal(-1300);
  return { ...asked, source: { kind: "image", bytes: image } };
}

const TYPES: ReadonlyMap<string, LicenceType> = new Map([
  [String(WIRE_TYPES.VEHICLE), "VEHICLE"],
  [String(WIRE_TYPES.DRIVER), "DRIVER"],
  [String(WIRE_TYPES.VEHICLE_BACK), "VEHICLE_BACK"],
]);

function boundaryOf(parameters: string): string {
  const [, quoted, bare] = BOUNDARY.exec(`;${parameters}`) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary || boundary.length > MAX_BOUNDARY) throw new Refusal(3);
  return boundary;
}

const BOUNDARY = /;[ \t]*boundary=(?:"([^"]+)"|([^\s;]+))/i;
/** The standard says 70; some clients count their own dashes into it. */
const MAX_BOUNDARY = 200;

function fromForm(body: Buffer, boundary: string): GivenParameters {
  return collect(readFormData(body, boundary), (name, value) =>
    name === "image" ? value : textOf(value),
  );
}

function fromJson(body: Buffer): GivenParameters {
  return collect(readJsonParameters(body), (name, value) => {
    if (value === NESTED) throw new Refusal(21);
    return name === "image" ? Buffer.from(value, "base64") : value;
  });
}

/** Keeps what the API knows; what it does not know is nobody's business. */
function collect<Value>(
  given: readonly (readonly [name: string, value: Value])[],
  read: (name: string, value: Value) => string | Buffer,
): GivenParameters {
  const parameters = new Map<string, string | Buffer>();
  for (const [name, raw] of given) {
    if (!KNOWN.has(name)) continue;
    if (parameters.has(name)) throw new Refusal(21);
    const value = read(name, raw);
    parameters.set(name, typeof value === "string" ? shortened(value) : value);
  }
  return Object.fromEntries(parameters);
}

const KNOWN: ReadonlySet<string> = new Set(["appid", "bucket", "type", "url", "image"]);

function shortened(text: string): string {
  const trimmed = text.trim();
  if (Buffer.byteLength(trimmed) > URL_LIMIT_BYTES) throw new Refusal(-1304);
  return trimmed;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal(21, { cause });
  }
}
