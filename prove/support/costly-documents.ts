import fc from "fast-check";

/** A request as a client would send it, and how many recognitions it asks for. */
export interface CostlyRequest {
  readonly body: {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
  };
  readonly recognitions: number;
}

const URL_OF_ONE = "https://example.com/licence.jpg";
const ONE = `recognizeLicence(type: DRIVER, url: "${URL_OF_ONE}") { type }`;
const IMAGE = { type: "DRIVER", url: URL_OF_ONE };

const times = <Value>(count: number, make: (at: number) => Value) =>
  Array.from({ length: count }, (_, at) => make(at));

const aliases = (count: number, prefix = "a") =>
  times(count, (at) => `${prefix}${at}: ${ONE}`).join(" ");

/** Each way to ask for this many. */
const WAYS: readonly ((count: number) => CostlyRequest)[] = [
  (count) => ({ body: { query: `mutation { ${aliases(count)} }` }, recognitions: count }),
  (count) => ({
    body: { query: `mutation { ... { ...F } } fragment F on Mutation { ${aliases(count)} }` },
    recognitions: count,
  }),
  // Each of several fragments has its share, and leads to the next.
  (count) => {
    const shares = times(Math.min(5, count), (at) => Math.floor((count + at) / Math.min(5, count)));
    const fragments = shares.map((share, at) => {
      const next = at + 1 < shares.length ? ` ...F${at + 1}` : "";
      return `fragment F${at} on Mutation { ${aliases(share, `f${at}_`)}${next} }`;
    });
    return {
      body: { query: `mutation { ...F0 } ${fragments.join(" ")}` },
      recognitions: shares.reduce((sum, share) => sum + share, 0),
    };
  },
  // As many again are left out, by both directives and by variables.
  (count) => {
    const fields = times(count, (at) => {
      const [taken, left] = [`a${at}`, `b${at}`].map((alias) => `${alias}: ${ONE}`);
      const [yes, no] =
        at % 2 ? ["@include(if: $yes)", "@skip(if: $yes)"] : ["", "@skip(if: true)"];
      return `... ${yes} { ${taken ?? ""} } ... ${no} { ${left ?? ""} }`;
    });
    return {
      body: {
        query: `mutation ($yes: Boolean!) { ${fields.join(" ")} b: __typename @include(if: $yes) }`,
        variables: { yes: true },
      },
      recognitions: count,
    };
  },
  (count) => ({
    body: {
      query:
        "mutation ($images: [LicenceImage!]!) { recognizeLicences(images: $images) { __typename } }",
      variables: { images: times(count, () => IMAGE) },
    },
    recognitions: count,
  }),
  (count) => ({
    body: {
      query: `mutation { recognizeLicences(images: [${times(count, () => `{type: DRIVER, url: "${URL_OF_ONE}"}`).join(" ")}]) { __typename } }`,
    },
    recognitions: count,
  }),
  // One variable, in the places of many.
  (count) => ({
    body: {
      query: `mutation ($image: LicenceImage!) { recognizeLicences(images: [${times(count, () => "$image").join(" ")}]) { __typename } }`,
      variables: { image: IMAGE },
    },
    recognitions: count,
  }),
  // Half by aliases, half by a list, whose variable is a default.
  (count) => {
    const half = Math.floor(count / 2);
    const list = times(count - half, () => `{type: VEHICLE, url: "${URL_OF_ONE}"}`).join(" ");
    return {
      body: {
        query: `mutation ($images: [LicenceImage!]! = [${list}]) { ${aliases(half)} z: recognizeLicences(images: $images) { __typename } }`,
      },
      recognitions: count,
    };
  },
  // Only one of two operations is asked for.
  (count) => ({
    body: {
      query: `query A { __typename } mutation B { ${aliases(count)} }`,
      operationName: "B",
    },
    recognitions: count,
  }),
];

/** @param counts - of recognitions in each request */
export const costlyRequests = (counts: fc.Arbitrary<number>): fc.Arbitrary<CostlyRequest> =>
  fc.tuple(fc.constantFrom(...WAYS), counts).map(([way, count]) => way(count));
