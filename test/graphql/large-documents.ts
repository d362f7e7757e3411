export const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(" ");

/** Most ask for a recognition too, which must not be made. */
export const RECOGNIZE = 'recognizeLicence(type: DRIVER, url: "https://example.com/a")';

const PARSE = "GRAPHQL_PARSE_FAILED";
const VALIDATION = "GRAPHQL_VALIDATION_FAILED";

/** For {@link LARGE_VARIABLES}. */
export const BY_LIST =
  "mutation ($images: [LicenceImage!]!) { recognizeLicences(images: $images) { __typename } }";

/** As much as a body has room for, and all of it wrong. */
export const LARGE_VARIABLES: Readonly<Record<string, unknown>> = {
  "60,000 numbers for entries": Array.from({ length: 60_000 }, () => 1),
  "40,000 empty entries": Array.from({ length: 40_000 }, () => ({})),
  "an entry of 10,000 unknown fields": [
    Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, 1])),
  ],
};

/** What is refused before it is validated, with the code of the refusal. */
export const TOO_LARGE: Readonly<Record<string, readonly [code: string, query: string]>> = {
  "60,000 brackets": [PARSE, "[".repeat(60_000)],
  "20,000 brackets": [PARSE, `{ a(b: ${"[".repeat(20_000)}`],
  "more characters than ten addresses have": [
    PARSE,
    `mutation { ${RECOGNIZE} { type } } #${"x".repeat(25_000)}`,
  ],
  "a comment of 100,000 characters": [PARSE, `#${"x".repeat(100_000)}`],
  "1,001 tokens": [PARSE, `mutation { ${RECOGNIZE} { ${"type ".repeat(1000)} } }`],
  "300 aliases of a recognition": [
    PARSE,
    `mutation { ${times(300, (at) => `a${at}: ${RECOGNIZE} { type }`)} }`,
  ],
  "21 levels": [VALIDATION, `{ ${"__schema { ".repeat(20)} a ${"} ".repeat(20)} }`],
  "21 levels, by fragments": [
    VALIDATION,
    `{ ...F0 } ${times(20, (at) => `fragment F${at} on Query { a { ...F${at + 1} } }`)} fragment F20 on Query { a }`,
  ],
  "101 aliases": [
    VALIDATION,
    `mutation { ${RECOGNIZE} { ${times(101, (at) => `a${at}: type`)} } }`,
  ],
  "51 directives": [
    VALIDATION,
    `mutation { ${RECOGNIZE} { type ${"@include(if: true) ".repeat(51)} } }`,
  ],
  "fragments that double twenty times": [
    VALIDATION,
    `mutation { ...F0 } ${times(20, (at) => `fragment F${at} on Mutation { ...F${at + 1} ...F${at + 1} }`)} fragment F20 on Mutation { ${RECOGNIZE} { type } }`,
  ],
  "fragments that double to nowhere": [
    VALIDATION,
    `{ ...F0 } ${times(40, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)}`,
  ],
  "a fragment in its own cycle": [
    VALIDATION,
    `mutation { ...A } fragment A on Mutation { ...B ...B } fragment B on Mutation { ...A ${RECOGNIZE} { type } }`,
  ],
  "one field 300 times": [VALIDATION, `mutation { ${RECOGNIZE} { ${"type ".repeat(300)} } }`],
  "one field 70 times in two levels": [
    VALIDATION,
    `mutation { ${RECOGNIZE} { ${"items { label text } ".repeat(70)} } }`,
  ],
  "100 fragments in one place": [
    VALIDATION,
    `{ ${times(90, (at) => `...F${at}`)} } ${times(90, (at) => `fragment F${at} on Query { __typename }`)}`,
  ],
};
