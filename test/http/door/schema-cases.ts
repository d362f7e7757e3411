import { getIntrospectionQuery } from "graphql";
import type { Case, CaseGroup } from "./case.ts";
import { bearing, KEY, KEYS, ROUTER_KEY } from "./key-cases.ts";

/** Words that only the schema knows. */
const SCHEMA_WORDS =
  /Did you mean|recognizeLicence|LicenceType|DriverLicence|imageLimits|maxBytes|VEHICLE|LicenceImage/;

/** Documents that validation would put right, with words of the schema. */
const WRONG: Readonly<Record<string, string>> = {
  introspection: getIntrospectionQuery(),
  "a look at one type": '{ __type(name: "Query") { name fields { name } } }',
  "a field's name": "{ imageLimit { maxByte } }",
  "a field's name below": "{ __typename imageLimitz { x } }",
  "a type's name": "query ($a: DriverLicens) { __typename }",
  "an argument's name": 'mutation { recogniseLicence(typ: DRIVER, urll: "x") { type } }',
  "an enum's value": "mutation { recogniseLicence(type: DRIVR) { type } }",
  "an input's field": "mutation { recogniseLicences(images: [{typ: DRIVER}]) { __typename } }",
  "a directive's name": "{ __typename @includ(if: true) }",
  "a fragment's type": "{ ...F } fragment F on DriverLicense { name }",
};

const asked = (query: string, credential: string) => ({
  headers: bearing(credential),
  body: JSON.stringify({ query }),
});

const told = Object.entries(WRONG).map(([what, query]): Case => ({
  ...asked(query, KEY),
  name: `${what} is not told`,
  status: 400,
  code: "GRAPHQL_VALIDATION_FAILED",
  keepsBack: SCHEMA_WORDS,
}));

const SERVICE = {
  "by its name": "{ _service { sdl } }",
  "by an alias": "{ a: _service { b: sdl } }",
  "by a fragment": "{ ...F } fragment F on Query { ... { _service { sdl } } }",
};

const service = Object.entries(SERVICE).flatMap(([how, query]): Case[] => [
  {
    ...asked(query, KEY),
    name: `the subgraph's text, ${how}, is for the router alone`,
    status: 403,
    code: "FORBIDDEN",
    keepsBack: SCHEMA_WORDS,
  },
  { ...asked(query, ROUTER_KEY), name: `the router has it ${how}`, status: 200, calls: 0 },
]);

const sdl = { method: "GET", path: "/schema.graphql" };

export const SCHEMA: CaseGroup = {
  name: "production",
  door: { ...KEYS, isProduction: true },
  cases: [
    ...told,
    ...service,
    { ...sdl, name: "the schema wants a key", headers: {}, status: 401, code: "UNAUTHENTICATED" },
    {
      ...sdl,
      name: "the schema is not for everybody with a key",
      headers: bearing(KEY),
      status: 403,
      code: "FORBIDDEN",
    },
    { ...sdl, name: "the router has the schema", headers: bearing(ROUTER_KEY), status: 200 },
    {
      name: "there is no GraphiQL",
      method: "GET",
      headers: { accept: "text/html", authorization: `Bearer ${KEY}` },
      status: 406,
      keepsBack: /html/i,
    },
    { name: "a licence is read", headers: bearing(KEY), status: 200 },
  ],
};
