import { parse as parseLenientJson, type ParseError } from "jsonc-parser";
import * as z from "zod/mini";
import { OcrError } from "../errors.ts";
import type { BoundingBox, Item } from "../licence/item.ts";
import type { OcrReply } from "./provider.ts";
import { errorOfReturnCode } from "./return-code-errors.ts";
import type { HttpReply } from "./transport.ts";

/** More items than a card has values, by far. */
const MAX_ITEMS = 200;

/** A number, also written as text. Not what JavaScript would take for one: null is no 0. */
const NUMBER = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^ *-?\d+(\.\d+)? *$/))]),
  z.transform(Number),
);

const WIRE_ITEM = z.object({
  item: z.string().check(z.maxLength(200)),
  itemstring: z.string().check(z.maxLength(5000)),
  // A confidence that is none says that the service is not sure.
  itemconf: z.catch(NUMBER, 0),
  // Documented as an object; one client's mapping has a list of them.
  itemcoord: z.optional(z.unknown()),
});

const WIRE_ITEMS = z.array(z.unknown()).check(z.maxLength(MAX_ITEMS));

const ENVELOPE = z.object({
  code: NUMBER,
  message: z.optional(z.unknown()),
  data: z.optional(
    z.nullable(z.object({ session_id: z.optional(z.unknown()), items: z.optional(z.unknown()) })),
  ),
  // A sibling of the endpoint answers without `data`.
  session_id: z.optional(z.unknown()),
  items: z.optional(z.unknown()),
});

const COORDINATES = z.object({
  x: NUMBER,
  y: NUMBER,
  width: NUMBER,
  height: NUMBER,
});

/**
 * Reads the service's reply: leniently in its form, strictly in its shape.
 *
 * The envelope counts, whatever the HTTP status or the content type say; without one the status
 * decides. Trailing commas are let pass, since the API page's own sample has them.
 *
 * @throws {OcrError} for a return code other than 0, and for whatever is not a reply
 * @see API page, §3.4; protocol notes, §2.2 and §2.3
 */
export function readReply({ status, body }: HttpReply): OcrReply {
  const envelope = ENVELOPE.safeParse(parseJson(body));
  if (!envelope.success) throw status >= 500 ? unavailable(status) : badReply("UNKNOWN");
  const { code, message, data } = envelope.data;
  const sessionId = sessionIdFrom(data?.session_id ?? envelope.data.session_id);
  if (code !== 0)
    throw errorOfReturnCode(code, typeof message === "string" ? message : "", sessionId);
  const items = wireItemsIn(data?.items ?? envelope.data.items);
  if (!items) throw badReply("YES", sessionId);
  return { ...(sessionId && { sessionId }), items: itemsOf(items) };
}

/** Items that are none are left out, since the others have been paid for. */
function wireItemsIn(value: unknown): readonly z.infer<typeof WIRE_ITEM>[] | undefined {
  const list = WIRE_ITEMS.safeParse(value);
  if (!list.success) return undefined;
  const items = list.data.flatMap((item) => WIRE_ITEM.safeParse(item).data ?? []);
  return items.length === 0 && list.data.length > 0 ? undefined : items;
}

function parseJson(body: Buffer): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch {
    return parseWithTrailingCommas(text);
  }
}

/**
 * JSON is UTF-8; a service that answers Chinese in the older national encoding is understood too.
 * Of what is neither, as much as can be is saved.
 */
function textOf(body: Buffer): string {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(body);
    } catch {
      continue;
    }
  return body.toString("utf8");
}

function parseWithTrailingCommas(text: string): unknown {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parseLenientJson(text, errors, {
      allowTrailingComma: true,
      disallowComments: true,
    });
    return errors.length === 0 ? value : undefined;
  } catch {
    return undefined; // nested too deep for its recursion
  }
}

/** A confidence this large is a percentage; one a hair over 1 is a rounding error. */
const LEAST_PERCENTAGE = 1.5;
const MOST = 100;

/** The scale of a confidence is decided per reply: one percentage makes all of them percentages. */
function itemsOf(items: readonly z.infer<typeof WIRE_ITEM>[]): Item[] {
  const isPercentage = (conf: number) => conf > LEAST_PERCENTAGE && conf <= MOST;
  const scale = items.some(({ itemconf }) => isPercentage(itemconf)) ? 100 : 1;
  return items.map(({ item, itemstring, itemconf, itemcoord }) => {
    const box = boxOf(itemcoord);
    return {
      label: item,
      text: itemstring,
      confidence: itemconf > MOST ? 0 : Math.min(1, Math.max(0, itemconf / scale)),
      ...(box && { box }),
    };
  });
}

function boxOf(itemcoord: unknown): BoundingBox | undefined {
  const first: unknown = Array.isArray(itemcoord) ? itemcoord[0] : itemcoord;
  const parsed = COORDINATES.safeParse(first);
  if (!parsed.success) return undefined;
  const { x, y, width, height } = parsed.data;
  const box = {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
  const fits = Object.values(box).every((side) => Math.abs(side) < 2 ** 31);
  return fits && width >= 0 && height >= 0 ? box : undefined;
}

/** Goes into errors and answers: a short plain name, or nothing. */
function sessionIdFrom(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[\w.:-]{1,128}$/.test(text) ? text : undefined;
}

const unavailable = (status: number) =>
  new OcrError("OCR_UNAVAILABLE", "The OCR service is not available: try again later.", {
    cause: new Error(`HTTP ${status} without an envelope`),
    retryable: true,
    billed: "UNKNOWN",
  });

const badReply = (billed: "YES" | "UNKNOWN", sessionId?: string) =>
  new OcrError("OCR_BAD_REPLY", "The OCR service sent a reply that cannot be read.", {
    billed,
    ...(sessionId && { provider: { sessionId } }),
  });
