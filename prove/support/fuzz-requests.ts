import fc from "fast-check";
import { FUZZ_BODY } from "./fuzz-bodies.ts";

/** The bytes of a request, in the pieces in which they go out. */
export interface FuzzRequest {
  readonly pieces: readonly Buffer[];
  /** Whether its client goes before the end. */
  readonly isBrokenOff: boolean;
}

/** The last can be answered by nothing, and is tried now and then. */
const ACCEPT = [
  ...Array.from({ length: 5 }, () => "*/*"),
  ...Array.from({ length: 5 }, () => "application/json"),
  "application/graphql-response+json",
  "text/event-stream",
  "x/y",
];

/** Requests whose HTTP is right and whose body is anything, cut anywhere. */
export const FUZZ_REQUEST: fc.Arbitrary<FuzzRequest> = fc
  .record({
    body: FUZZ_BODY,
    accept: fc.constantFrom(...ACCEPT),
    isChunked: fc.boolean(),
    isProven: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
    cuts: fc.array(fc.nat(), { maxLength: 4 }),
    isBrokenOff: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
  })
  .map(({ body: { type, bytes }, accept, isChunked, isProven, cuts, isBrokenOff }) => {
    const head = [
      "POST /graphql HTTP/1.1",
      "host: localhost",
      `content-type: ${type}`,
      `accept: ${accept}`,
      ...(isProven ? ["apollo-require-preflight: true"] : []),
      isChunked ? "transfer-encoding: chunked" : `content-length: ${bytes.length}`,
    ];
    const whole = Buffer.concat([
      Buffer.from(`${head.join("\r\n")}\r\n\r\n`),
      ...(isChunked ? chunked(bytes) : [bytes]),
    ]);
    const pieces = cutAt(whole, cuts);
    return { pieces: isBrokenOff ? pieces.slice(0, -1) : pieces, isBrokenOff };
  });

const chunked = (bytes: Buffer): readonly Buffer[] => [
  ...(bytes.length > 0 ? [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes] : []),
  Buffer.from(bytes.length > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n"),
];

function cutAt(whole: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % whole.length), whole.length].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => whole.subarray(places[at], end));
}
