import { BY_UPLOAD, BY_URL } from "../../support/gateway.ts";
import { RECOGNITION, type Case, type CaseGroup } from "./case.ts";

/** An upload by the multipart request spec, as a browser would write it. */
const FORM = [
  ["operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } })],
  ["map", '{"0":["variables.upload"]}'],
]
  .map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  .join("")
  .concat('--b\r\ncontent-disposition: form-data; name="0"; filename="a"\r\n\r\nx\r\n--b--\r\n');

const MULTIPART = "multipart/form-data; boundary=b";

/** What a form or a script of another site may send to anybody without asking. */
const SIMPLE: Readonly<Record<string, string | undefined>> = {
  "a form with files": MULTIPART,
  "a form with files, in capitals": "MULTIPART/FORM-DATA; boundary=b",
  "plain text": "text/plain",
  "plain text that says it is JSON": "text/plain; x=application/json",
  "a form": "application/x-www-form-urlencoded",
  "no type": undefined,
};

/** What may be with it without proving anything: browsers, or proxies, add these by themselves. */
const PROVES_NOTHING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "nothing else": {},
  "an origin": { origin: "https://evil.example" },
  "its own origin": { origin: "http://127.0.0.1:4000", host: "127.0.0.1:4000" },
  cookies: { cookie: "apollo-require-preflight=true" },
  "a password of the browser": { authorization: "Basic YTpi" },
  "a proxy's number": { "x-request-id": "1" },
  "an empty proof": { "apollo-require-preflight": "" },
};

const refused = Object.entries(SIMPLE).flatMap(([what, type]) =>
  Object.entries(PROVES_NOTHING).map(([beside, headers]): Case => ({
    name: `${what}, with ${beside}, is refused`,
    headers: { ...headers, ...(type !== undefined && { "content-type": type }) },
    body: type?.toLowerCase().startsWith("multipart") ? FORM : RECOGNITION,
    status: 403,
    code: "CSRF_PREVENTED",
  })),
);

const PROOFS: Readonly<Record<string, string>> = {
  "apollo-require-preflight": "true",
  "graphql-require-preflight": "1",
  "x-apollo-operation-name": "Read",
  "x-graphql-yoga-csrf": "1",
  authorization: "Bearer whatever",
};

const proven = Object.entries(PROOFS).flatMap(([name, value]): Case[] => [
  {
    name: `a form with files and ${name} comes in`,
    headers: { "content-type": MULTIPART, [name]: value },
    body: FORM,
    // The picture is no picture: the gateway has looked at it.
    status: 200,
    code: "IMAGE_FORMAT_UNSUPPORTED",
    calls: 0,
  },
  {
    name: `plain text with ${name} is still no GraphQL`,
    headers: { "content-type": "text/plain", [name]: value },
    status: 415,
    code: "BAD_REQUEST",
  },
]);

const asked: readonly Case[] = [
  ...["application/json", "application/json; charset=utf-8", "application/graphql+json"].map(
    (type) => ({
      name: `${type} comes in, which no page may send without asking`,
      headers: { "content-type": type },
      status: 200,
    }),
  ),
  {
    name: "a query by GET comes in: it costs nothing",
    method: "GET",
    path: `/graphql?query=${encodeURIComponent("{ imageLimits { maxBytes } }")}`,
    headers: {},
    status: 200,
  },
  {
    name: "a recognition by GET is refused",
    method: "GET",
    path: `/graphql?query=${encodeURIComponent(BY_URL)}`,
    headers: { "apollo-require-preflight": "true" },
    status: 405,
    code: "BAD_REQUEST",
  },
];

export const CSRF: CaseGroup = { name: "CSRF", cases: [...refused, ...proven, ...asked] };
