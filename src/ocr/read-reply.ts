import { parse as parseLenientJson, type ParseError } from "jsonc-parser";
import * as z from "zod/mini";
import { OcrError } from "../errors.ts";
import type { BoundingBox, Item } from "../licence/item.ts";
import type { OcrReply } from "./provider.ts";
import { errorOfReturnCode } from "./return-code-errors.ts";
import type { HttpReply } from "./transport.ts";

/** More items than a card has values, by far. */
const MAX_ITEMS = 200;

const WIRE_ITEM = z.object({
  item: z.string().check(z.maxLength(200)),
  itemstring: z.string().check(z.maxLength(5000)),
  itemconf: z.optional(z.coerce.number()),
  // Documented as an object; one client's mapping has a list of them.
  itemcoord: z.optional(z.unknown()),
});

const WIRE_ITEMS = z.array(WIRE_ITEM).check(z.maxLength(MAX_ITEMS));

const ENVELOPE = z.object({
  code: z.coerce.number(),
  message: z.optional(z.unknown()),
  data: z.optional(
    z.nullable(z.object({ session_id: z.optional(z.unknown()), items: z.optional(z.unknown()) })),
  ),
  // A sibling of the endpoint answers without `data`.
  session_id: z.optional(z.unknown()),
  items: z.optional(z.unknown()),
});

const COORDINATES = z.object({
  x: z.coerce.number(),
  y: z.coerce.number(),
  width: z.coerce.number(),
  height: z.coerce.number(),
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
  const items = WIRE_ITEMS.safeParse(data?.items ?? envelope.data.items);
  if (!items.success) throw badReply("YES", sessionId);
  return { ...(sessionId && { sessionId }), items: itemsOf(items.data) };
}

function parseJson(body: Buffer): unknown {
  const text = body.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return parseWithTrailingCommas(text);
  }
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

/** The scale of a confidence is decided per reply: one value over 1 makes all of them percentages. */
function itemsOf(items: readonly z.infer<typeof WIRE_ITEM>[]): Item[] {
  const scale = items.some(({ itemconf = 0 }) => itemconf > 1) ? 100 : 1;
  return items.map(({ item, itemstring, itemconf = 0, itemcoord }) => {
    const box = boxOf(itemcoord);
    return {
      label: item,
      text: itemstring,
      confidence: Math.min(1, Math.max(0, itemconf / scale)),
      ...(box && { box }),
    };
  });
}

function boxOf(itemcoord: unknown): BoundingBox | undefined {
  const first: unknown = Array.isArray(itemcoord) ? itemcoord[0] : itemcoord;
  const parsed = COORDINATES.safeParse(first);
  if (!parsed.success) return undefined;
  const { x, y, width, height } = parsed.data;
  const numbers = [x, y, width, height];
  if (!numbers.every((n) => Math.abs(n) < 2 ** 31) || width < 0 || height < 0) return undefined;
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
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
