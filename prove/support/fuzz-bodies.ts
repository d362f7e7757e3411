import fc from "fast-check";

/** A body and the type that it says it has. */
export interface FuzzBody {
  readonly type: string;
  readonly bytes: Buffer;
}

const textOf = (value: string) => Buffer.from(value, "utf8");

const NAMES = [
  "recognizeLicence",
  "recognizeLicences",
  "imageLimits",
  "__schema",
  "__proto__",
  "a",
];

/** Anything that a document is made of, and what it is not made of. */
const TOKEN = fc.oneof(
  fc.constantFrom(
    ...'{ } ( ) [ ] : = ! | & @ $ ... # , " """ \\ \u0000 \ufeff 0 -1 1e400 true null'.split(" "),
    "query",
    "mutation",
    "subscription",
    "fragment",
    "on",
    "@include(if: $a)",
    "@skip(if: true)",
    ...NAMES,
    "type: DRIVER",
    "type: DRIVR",
    'url: "https://example.com/a.jpg"',
    "upload: $upload",
    "$upload: Upload",
    "$images: [LicenceImage!]!",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);

const SOUP = fc.array(TOKEN, { maxLength: 40 }).map((tokens) => tokens.join(" "));

/** Selections that are well formed, of fields that may not be there. */
const { selection } = fc.letrec<{ selection: string }>((tie) => ({
  selection: fc
    .array(
      fc.record({
        name: fc.constantFrom(...NAMES, "type", "items", "__typename"),
        alias: fc.option(fc.constantFrom("a", "b", "__typename")),
        below: fc.option(tie("selection"), { depthSize: "small" }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((fields) =>
      fields
        .map(({ name, alias, below }) => `${alias ? `${alias}: ` : ""}${name}${below ?? ""}`)
        .join(" "),
    )
    .map((fields) => `{ ${fields} }`),
}));

const NESTED = fc
  .tuple(fc.constantFrom("[", "{", "(", "{a", "...", '"'), fc.integer({ min: 1, max: 20_000 }))
  .map(([piece, count]) => piece.repeat(count));

const DOCUMENT = fc.oneof(
  { weight: 4, arbitrary: SOUP },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("", "mutation ", "query ", "subscription "), selection)
      .map(([kind, fields]) => kind + fields),
  },
  { weight: 1, arbitrary: NESTED },
);

const OPERATION = fc.record(
  {
    query: fc.oneof({ weight: 8, arbitrary: DOCUMENT }, { weight: 1, arbitrary: fc.jsonValue() }),
    variables: fc.oneof(
      fc.constantFrom({}, { upload: null }, { images: [{ type: "DRIVER", upload: null }] }),
      fc.jsonValue(),
    ),
    operationName: fc.oneof(fc.string(), fc.jsonValue()),
    extensions: fc.jsonValue(),
  },
  { requiredKeys: ["query"] },
);

const GRAPHQL: fc.Arbitrary<FuzzBody> = OPERATION.map((operation) => ({
  type: "application/json",
  bytes: textOf(JSON.stringify(operation)),
}));

/** A text with a piece cut out, doubled, or replaced by other bytes. */
const damaged = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(bytes, fc.nat(), fc.nat(20), fc.uint8Array({ maxLength: 12 }))
    .map(([whole, where, length, other]) => {
      const at = where % (whole.length + 1);
      return Buffer.concat([whole.subarray(0, at), other, whole.subarray(at + length)]);
    });

const JSON_BODY: fc.Arbitrary<FuzzBody> = fc
  .oneof(
    fc.jsonValue().map((value) => textOf(JSON.stringify(value))),
    damaged(OPERATION.map((operation) => textOf(JSON.stringify(operation)))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    NESTED.map(textOf),
  )
  .map((bytes) => ({ type: "application/json", bytes }));

const PATH = fc.oneof(
  fc.constantFrom(
    "variables.upload",
    "variables.images.0.upload",
    "variables.images.99.upload",
    "__proto__.polluted",
    "variables.__proto__.polluted",
    "variables.constructor.prototype.polluted",
    "query",
    "",
    ".",
  ),
  fc.string(),
);

const MAP = fc.oneof(
  fc.dictionary(fc.constantFrom("0", "1", "__proto__"), fc.array(PATH, { maxLength: 3 })),
  fc.jsonValue(),
);

const PART = fc.record({
  name: fc.oneof(fc.constantFrom("operations", "map", "0", "1", ""), fc.string()),
  file: fc.option(fc.oneof(fc.constantFrom("a.jpg", 'a".jpg', "../a", "\u0000"), fc.string())),
  value: fc.oneof(
    OPERATION.map((operation) => textOf(JSON.stringify(operation))),
    MAP.map((map) => textOf(JSON.stringify(map))),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
  ),
  heads: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
});

const BOUNDARY = "b";

const partOf = ({
  name,
  file,
  value,
  heads,
}: typeof PART extends fc.Arbitrary<infer P> ? P : never) =>
  Buffer.concat([
    textOf(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"` +
        `${file === null ? "" : `; filename="${file}"`}\r\n${heads.map((head) => `${head}\r\n`).join("")}\r\n`,
    ),
    value,
    textOf("\r\n"),
  ]);

const asText = (value: unknown) => textOf(JSON.stringify(value));

/** The two fields that there must be, mostly as they should be; then anything. */
const FORM = fc
  .tuple(
    OPERATION.map((operation) => ({
      name: "operations",
      file: null,
      value: asText({ ...operation, variables: { upload: null } }),
      heads: [],
    })),
    fc.oneof(fc.constant({ 0: ["variables.upload"] }), MAP).map((map) => ({
      name: "map",
      file: null,
      value: asText(map),
      heads: [],
    })),
    fc.array(PART, { maxLength: 4 }),
    fc.boolean(),
    fc.constantFrom(`--${BOUNDARY}--\r\n`, `--${BOUNDARY}--`, "", "--other--\r\n"),
  )
  .map(([operations, map, parts, isInOrder, end]) =>
    Buffer.concat([
      ...(isInOrder ? [operations, map, ...parts] : [...parts, map, operations]).map(partOf),
      textOf(end),
    ]),
  );

const MULTIPART: fc.Arbitrary<FuzzBody> = fc
  .tuple(
    fc.oneof(FORM, damaged(FORM)),
    fc.constantFrom(
      `boundary=${BOUNDARY}`,
      `boundary="${BOUNDARY}"`,
      "boundary=",
      "",
      "boundary=c",
    ),
  )
  .map(([bytes, parameter]) => ({ type: `multipart/form-data; ${parameter}`, bytes }));

/** Bodies by what they try: each is as likely as the others. */
export const FUZZ_BODY: fc.Arbitrary<FuzzBody> = fc.oneof(GRAPHQL, JSON_BODY, MULTIPART);
