import busboy from "busboy";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RequestError } from "../errors.ts";
import { announcedLength, badRequest, chunksOf } from "./body.ts";

/** One part of a multipart body, in the order in which they came. */
export type Part = FieldPart | FilePart;

export interface FieldPart {
  readonly kind: "field";
  readonly name: string;
  readonly value: string;
}

export interface FilePart {
  readonly kind: "file";
  readonly name: string;
  /** Undefined when the file is larger than a file may be. */
  readonly bytes: Uint8Array | undefined;
}

export interface MultipartLimits {
  /** For the whole body. */
  readonly bodyBytes: number;
  readonly fieldBytes: number;
  readonly fileBytes: number;
  readonly fields: number;
  readonly files: number;
}

/** Counts the bytes of files whose lengths nobody knows before. */
export interface RoomForFiles {
  /** Called before the bytes of each file are taken. What it throws ends the reading. */
  beforeFile(): void;
  /** Called when a file has ended. @param bytes - those of it that are kept */
  afterFile(bytes: number): void;
}

/**
 * Reads a multipart body into memory. A file goes into one buffer, and never into a file system;
 * of one that is too large nothing is kept.
 *
 * @param room - for its files; undefined when there is room for the whole body
 * @throws {RequestError} `BAD_REQUEST` for whatever is not a whole multipart body within the
 *   limits, `PAYLOAD_TOO_LARGE` for too many bytes, `OPERATION_TOO_COSTLY` for too many files
 */
export async function readParts(
  request: IncomingMessage,
  limits: MultipartLimits,
  room?: RoomForFiles,
): Promise<readonly Part[]> {
  const parser = createParser(request, limits);
  const parts: (FieldPart | Gathering)[] = [];
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated)
      parser.destroy(badRequest("A part of the body is too long."));
    parts.push({ kind: "field", name, value });
  });
  parser.on("file", (name, stream) => {
    try {
      room?.beforeFile();
    } catch (error) {
      stream.on("error", () => undefined);
      parser.destroy(error as Error);
      return;
    }
    const file = gather(name, stream, capacityFor(request, limits));
    stream.once("end", () => room?.afterFile(file.end().bytes?.length ?? 0));
    parts.push(file);
  });
  parser.on("fieldsLimit", () =>
    parser.destroy(badRequest("The body has more parts than allowed.")),
  );
  parser.on("filesLimit", () => parser.destroy(tooManyFiles(limits.files)));
  try {
    await pipeline(closing(chunksOf(request, limits.bodyBytes), parser), parser);
  } catch (cause) {
    throw cause instanceof RequestError ? cause : malformed(cause);
  }
  return parts.map((part) => (part.kind === "field" ? part : part.end()));
}

/** How long the parser may take over its last bytes, in milliseconds: they are in memory. */
const CLOSING_MS = 1000;

/** busboy waits for ever for the end of a file that begins after the end of its form. */
async function* closing(chunks: AsyncIterable<Buffer>, parser: busboy.Busboy) {
  yield* chunks;
  const timer = setTimeout(() => {
    parser.destroy(badRequest("The multipart body goes on after its end."));
  }, CLOSING_MS);
  parser.once("close", () => {
    clearTimeout(timer);
  });
}

function createParser({ headers }: IncomingMessage, limits: MultipartLimits): busboy.Busboy {
  const { fieldBytes, fileBytes, fields, files } = limits;
  try {
    return busboy({
      headers,
      defParamCharset: "utf8",
      // busboy calls a file cut off as soon as it has as many bytes as are allowed.
      limits: { fieldSize: fieldBytes, fileSize: fileBytes + 1, fields, files, headerPairs: 20 },
    });
  } catch (cause) {
    throw malformed(cause);
  }
}

const malformed = (cause: unknown) =>
  badRequest("The multipart body is malformed: let your HTTP library write it.", { cause });

const tooManyFiles = (most: number) =>
  new RequestError(
    "OPERATION_TOO_COSTLY",
    400,
    `The request brings too many pictures: send at most ${most} at once.`,
  );

/** A file cannot be longer than the body around it. Memory that is never written costs nothing. */
const capacityFor = (request: IncomingMessage, { fileBytes }: MultipartLimits) =>
  Math.min(fileBytes, announcedLength(request) ?? fileBytes);

interface Gathering {
  readonly kind: "file";
  end(): FilePart;
}

function gather(name: string, stream: Readable, capacity: number): Gathering {
  let buffer: Buffer | undefined = Buffer.allocUnsafeSlow(capacity);
  let length = 0;
  // What ends the parser ends its files too; the parser's own error tells why.
  stream.on("error", () => undefined);
  stream.on("limit", () => (buffer = undefined));
  stream.on("data", (chunk: Buffer) => {
    if (buffer) length += chunk.copy(buffer, length);
  });
  return {
    kind: "file",
    end: () => ({ kind: "file", name, bytes: buffer?.subarray(0, length) }),
  };
}
