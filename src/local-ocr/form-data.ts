import { Refusal } from "./refusal.ts";

/** One field of a form: its bytes are a slice of the body, not a copy. */
export type FormField = readonly [name: string, value: Buffer];

/**
 * Takes a whole multipart body apart, wide enough for every client of the original service.
 *
 * Not busboy: it drops, without a word, each part whose header ends in a semicolon, which is how
 * the API page itself writes them (`name="appid";`), and it makes text of a picture sent without a
 * file name. Here a field is a name and bytes, and nothing else about a part matters. Where busboy
 * can read a form, a test holds both to the same fields.
 *
 * @param boundary - as the content type gives it, without the two dashes
 * @throws {Refusal} 3 if the form is cut off, a part has no name, or there are beyond reason many
 * @see RFC 7578; RFC 2046 §5.1.1 for the delimiter, which may have blanks behind it
 */
export function readFormData(body: Buffer, boundary: string): readonly FormField[] {
  // A header's text is Latin-1, whatever bytes the client meant by it.
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  const fields: FormField[] = [];
  let before = findDelimiter(body, delimiter.subarray(CRLF.length), 0);
  while (!before.isLast) {
    // From the line break on: a delimiter may follow a delimiter at once.
    const from = before.end - CRLF.length;
    const behind = findDelimiter(body, delimiter, from);
    fields.push(readField(body.subarray(from, behind.start)));
    if (fields.length > MAX_FIELDS) throw new Refusal(3);
    before = behind;
  }
  return fields;
}

const CRLF = Buffer.from("\r\n");
const BLANK_LINE = Buffer.from("\r\n\r\n");
const [TAB, SPACE, DASH] = [0x09, 0x20, 0x2d];
const MAX_HEAD_BYTES = 16_384;
/** The API knows five. A body full of others is not to hold up the service. */
const MAX_FIELDS = 64;

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

/** The next line that is a delimiter, and not only begins like one. */
function findDelimiter(body: Buffer, delimiter: Buffer, from: number): Delimiter {
  for (
    let start = body.indexOf(delimiter, from);
    start !== -1;
    start = body.indexOf(delimiter, start + 1)
  ) {
    let end = start + delimiter.length;
    if (body[end] === DASH && body[end + 1] === DASH) return { start, end, isLast: true };
    while (body[end] === SPACE || body[end] === TAB) end++;
    if (body.subarray(end, end + CRLF.length).equals(CRLF))
      return { start, end: end + CRLF.length, isLast: false };
  }
  throw new Refusal(3);
}

/** @param part - from the line break before its first header to its last byte */
function readField(part: Buffer): FormField {
  const blank = part.indexOf(BLANK_LINE);
  if (blank === -1 || blank > MAX_HEAD_BYTES) throw new Refusal(3);
  const lines = part.toString("utf8", 0, blank).split("\r\n");
  const name = nameOf(lines.find((line) => DISPOSITION.test(line)) ?? "");
  if (!name) throw new Refusal(3);
  return [name, part.subarray(blank + BLANK_LINE.length)];
}

const DISPOSITION = /^content-disposition[ \t]*:[ \t]*form-data[ \t]*(;|$)/i;
/** One parameter of the header, quoted or bare; of a name that has a `*` the value is another one's. */
const PARAMETER = /;[ \t]*([^\s=;"]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

function nameOf(disposition: string): string | undefined {
  for (const [, key, quoted, bare] of disposition.matchAll(PARAMETER))
    if (key?.toLowerCase() === "name") return quoted?.replace(/\\(.)/g, "$1") ?? bare;
  return undefined;
}
