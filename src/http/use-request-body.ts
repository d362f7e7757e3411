import type { IncomingMessage, ServerResponse } from "node:http";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { RequestError } from "../errors.ts";
import { IMAGE_LIMITS } from "../ocr/image.ts";
import { announcedLength, drain, payloadTooLarge, readText } from "./body.ts";
import type { ByteBudget, ByteShare } from "./byte-budget.ts";
import {
  operationFromJson,
  operationFromParts,
  operationFromUrl,
  type Operation,
} from "./operation.ts";
import { begun, keepPace } from "./pace.ts";
import { readParts, type MultipartLimits, type RoomForFiles } from "./parts.ts";

/** What Node's server hands to Yoga. */
export interface NodeContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** Room for a document, its variables and its map: each, and a JSON body as a whole. */
const MAX_OPERATION_BYTES = 128 * 2 ** 10;

/** Part headers and boundaries of a multipart body. */
const MAX_FRAMING_BYTES = 16 * 2 ** 10;

/** What a multipart body has beside its files, in bytes. */
const ENVELOPE_BYTES = 2 * MAX_OPERATION_BYTES + MAX_FRAMING_BYTES;

/** How much longer than it may be a body is still read to its end, in bytes. */
const PATIENCE_BYTES = 16 * 2 ** 20;

const multipartLimits = (files: number): MultipartLimits => ({
  bodyBytes: files * IMAGE_LIMITS.maxBytes + ENVELOPE_BYTES,
  fieldBytes: MAX_OPERATION_BYTES,
  fileBytes: IMAGE_LIMITS.maxBytes,
  fields: 2,
  files,
});

export interface RequestBodyOptions {
  /** Bytes of all bodies that are held at one moment. */
  readonly budget: ByteBudget;
  /** How many one body may bring, from 1. */
  readonly files: number;
  /** Tells callers apart. */
  readonly callerOf: (request: IncomingMessage) => string;
  /** Whether a picture of this caller's would be refused now, since too many wait. */
  readonly isFullFor: (caller: string) => boolean;
}

/**
 * Reads every POST body itself, in place of Yoga's parsers and its limiter.
 *
 * The bytes come from Node's own request into one buffer a file, counted against one limit whether
 * the request announces its length or not, within a budget for all requests together. A body that
 * is refused, here or before (an unknown path, no key), is read to its end all the same: the answer
 * would be lost otherwise. A body too long for that costs the connection.
 *
 * A picture that would be refused for want of its turn is refused before it is read: reading it would
 * take time from those who have theirs.
 */
export function useRequestBody(options: RequestBodyOptions): Plugin<object, NodeContext> {
  const limits = multipartLimits(options.files);
  return {
    onRequestParse({ request, url, serverContext: { req, res }, setRequestParser }) {
      if (request.method === "GET") setRequestParser(() => operationFromUrl(url) as GraphQLParams);
      if (request.method !== "POST") return;
      setRequestParser(async () => {
        const caller = options.callerOf(req);
        if (kindOf(req) === MULTIPART && options.isFullFor(caller)) throw overloaded();
        const share = options.budget.open(caller);
        // So long the request may refer to the bytes; a recognition may do so longer.
        res.once("close", () => share[Symbol.dispose]());
        if (req.socket.destroyed) share[Symbol.dispose]();
        return (await readOperation(req, limits, share)) as GraphQLParams;
      });
    },
    async onResponse({ serverContext: { req, res } }) {
      if (!(await drain(req, limits.bodyBytes + PATIENCE_BYTES)))
        res.setHeader("connection", "close");
    },
  };
}

/**
 * Holds bytes before they are read, and waits for them unread. Of a body that announces no length
 * the first file is waited for; for the others there is room or not, since whoever holds something
 * while waiting for more would keep everybody waiting.
 */
async function readOperation(
  req: IncomingMessage,
  multipart: MultipartLimits,
  share: ByteShare,
): Promise<Operation> {
  const isMultipart = kindOf(req) === MULTIPART;
  const limit = isMultipart ? multipart.bodyBytes : MAX_OPERATION_BYTES;
  const announced = announcedLength(req);
  if ((announced ?? 0) > limit) throw payloadTooLarge(limit);
  await inPace(req, share, () => begun(req, announced));
  // Whoever waits for room may be as slow as we make it.
  const first = isMultipart ? ENVELOPE_BYTES + multipart.fileBytes : limit;
  if (!(await share.reserve(announced ?? first))) throw overloaded();
  return inPace(req, share, async () => {
    if (!isMultipart) return operationFromJson(await readText(req, limit));
    const room = announced === undefined ? roomForFiles(share, multipart.fileBytes) : undefined;
    return operationFromParts(await readParts(req, multipart, room), () => share.hold());
  });
}

/** Each file is taken for a largest one until it has ended; the first one is reserved already. */
function roomForFiles(share: ByteShare, fileBytes: number): RoomForFiles {
  let files = 0;
  return {
    beforeFile() {
      if (files++ > 0 && !share.take(fileBytes)) throw overloaded();
    },
    afterFile: (bytes) => share.giveBack(fileBytes - bytes),
  };
}

/** Has a client cut that is too slow meanwhile. */
async function inPace<Result>(
  req: IncomingMessage,
  share: ByteShare,
  work: () => Promise<Result>,
): Promise<Result> {
  const pace = keepPace(req, () => share.heldBytes);
  try {
    return await work();
  } finally {
    pace[Symbol.dispose]();
  }
}

const MULTIPART = "multipart/form-data";
const KINDS = ["application/json", "application/graphql+json", MULTIPART];

function kindOf({ headers }: IncomingMessage): string {
  const kind = headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!KINDS.includes(kind))
    throw new RequestError("BAD_REQUEST", 415, "Send application/json or multipart/form-data.");
  if ((headers["content-encoding"] ?? "identity") !== "identity")
    throw new RequestError("BAD_REQUEST", 415, "Send the body without a content encoding.");
  return kind;
}

/** When the gateway takes no more work: nothing was done, and somebody may soon do it. */
export const overloaded = () =>
  new RequestError("OVERLOADED", 503, "The gateway is busy: try again in a moment.", {
    retryAfterMs: 1000,
  });
