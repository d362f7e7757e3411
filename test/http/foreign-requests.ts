import { BY_URL } from "../support/gateway.ts";

/** A whole request, as bytes of latin1, for a gateway that answers for this machine's names alone. */
export interface RawRequest {
  readonly name: string;
  readonly bytes: string;
}

const RECOGNITION = JSON.stringify({
  query: BY_URL,
  variables: { url: "https://example.com/licence.jpg" },
});

const BODY =
  `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(RECOGNITION)}\r\n\r\n` +
  RECOGNITION;

const CHUNKED =
  "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n" +
  `${Buffer.byteLength(RECOGNITION).toString(16)}\r\n${RECOGNITION}\r\n0\r\n\r\n`;

/** What a page that rebinds its name sends, and what else names a host that is not the gateway's. */
const OTHER_HOSTS = [
  "evil.example",
  "evil.example:4000",
  "EVIL.EXAMPLE.",
  "127.0.0.1.evil.example",
  "localhost.evil.example",
  "evil.example.localhost",
  "a.localhost",
  "localhost..",
  ".localhost",
  "localhost_",
  "notlocalhost",
  "127.0.0.1.nip.io",
  "0.0.0.0",
  "192.168.0.1",
  "169.254.169.254",
  "128.0.0.1",
  "[::]",
  "[::2]",
  "[::ffff:127.0.0.1]",
  "xn--localhst-p4a",
  "evil.example:",
];

const MALFORMED_HOSTS = [
  "a/metrics?",
  "a/graphql#",
  "a/graphql?x=",
  "localhost/graphql#",
  "localhost/",
  "localhost?",
  "localhost#",
  "localhost\\",
  "localhost\\@evil.example",
  "user@localhost",
  "user:secret@localhost",
  "@localhost",
  "localhost@evil.example",
  "localhost evil.example",
  "localhost\tevil.example",
  "localhost,evil.example",
  "localhost;evil.example",
  "localhost%2fgraphql",
  "localhost%00",
  "%6cocalhost",
  "localh\u00f6st",
  "\u00ef\u00bd\u008c\u00ef\u00bd\u008fcalhost",
  "localhost:http",
  "localhost:80:80",
  "localhost:99999",
  "localhost:-1",
  ":4000",
  "::1",
  "[::1",
  "[localhost]",
  "[::1%25lo]",
  "[fe80::1%lo]",
  "http://localhost",
  "*",
  "127.0.0.256",
  "127.0.0.1.1",
];

const TARGETS_ELSEWHERE = [
  "http://evil.example/graphql",
  "HTTP://EVIL.EXAMPLE/graphql",
  "https://evil.example:443/graphql",
  "http://127.0.0.1.evil.example/graphql",
];

const MALFORMED_TARGETS = [
  "http://user@localhost/graphql",
  "http://user:secret@localhost/graphql",
  "http://localhost@evil.example/graphql",
  "http://localhost\\@evil.example/graphql",
  "http:///graphql",
  "http://:4000/graphql",
  "http://localhost:99999/graphql",
  "http://localhost%2fgraphql/graphql",
  "ftp://localhost/graphql",
  "ws://localhost/graphql",
  "//localhost/graphql",
  "//evil.example/graphql",
  "http://localhost//evil.example/graphql",
  "/\\evil.example/graphql",
  "/x\\..\\graphql",
  "/./graphql",
  "/x/../graphql",
  "/%2e/graphql",
  "/x/%2E%2e/graphql",
  "/graphql#",
  "/graphql?x=\u00e4",
  "/gr\u00e4phql",
  "/graphql/..",
];

const PATHS = [
  "/",
  "/graphql?query=%7B__typename%7D",
  "/graphql?query=%7B__typename%7D&x=/health",
  "/schema.graphql",
  "/metrics",
  "/page/main.js",
  "/samples/driver-licence.jpg",
  "/nowhere",
];

const post = (target: string, hostLines: string, rest = BODY) =>
  `POST ${target} HTTP/1.1\r\n${hostLines}${rest}`;

const hosted = (host: string) => `host: ${host}\r\n`;

const LOCALHOST = hosted("localhost");

/** Requests that name another host: each is answered with 421. */
export const MISDIRECTED: readonly RawRequest[] = [
  ...OTHER_HOSTS.map((host) => ({
    name: `Host ${host}`,
    bytes: post("/graphql", hosted(host)),
  })),
  ...PATHS.map((path) => ({
    name: `GET ${path}`,
    bytes: `GET ${path} HTTP/1.1\r\n${hosted("evil.example")}\r\n`,
  })),
  ...["HEAD", "OPTIONS", "PUT", "DELETE"].map((method) => ({
    name: `${method} /graphql`,
    bytes: `${method} /graphql HTTP/1.1\r\n${hosted("evil.example")}connection: close\r\n\r\n`,
  })),
  ...TARGETS_ELSEWHERE.flatMap((target) => [
    { name: `POST ${target} with a Host of ours`, bytes: post(target, LOCALHOST) },
    { name: `POST ${target} with its Host`, bytes: post(target, hosted("evil.example")) },
  ]),
  {
    name: "POST of a target of ours with another Host",
    bytes: post("http://localhost/graphql", hosted("evil.example")),
  },
  { name: "a body in chunks", bytes: post("/graphql", hosted("evil.example"), CHUNKED) },
  { name: "an empty Host", bytes: post("/graphql", hosted("")) },
  { name: "HTTP/1.0 without a Host", bytes: `POST /graphql HTTP/1.0\r\n${BODY}` },
  {
    name: "a forwarded host of ours",
    bytes: post("/graphql", `${hosted("evil.example")}x-forwarded-host: localhost\r\n`),
  },
];

/** Requests whose Host or target is malformed: each is answered with 400. */
export const MALFORMED: readonly RawRequest[] = [
  ...MALFORMED_HOSTS.flatMap((host) => [
    { name: `POST with Host ${host}`, bytes: post("/graphql", hosted(host)) },
    {
      name: `GET /health with Host ${host}`,
      bytes: `GET /health HTTP/1.1\r\n${hosted(host)}\r\n`,
    },
  ]),
  ...MALFORMED_TARGETS.map((target) => ({
    name: `POST ${target}`,
    bytes: post(target, LOCALHOST),
  })),
  { name: "OPTIONS *", bytes: `OPTIONS * HTTP/1.1\r\n${LOCALHOST}\r\n` },
  { name: "two Hosts", bytes: post("/graphql", LOCALHOST + hosted("evil.example")) },
  { name: "two Hosts, ours last", bytes: post("/graphql", hosted("evil.example") + LOCALHOST) },
  { name: "two equal Hosts", bytes: post("/graphql", LOCALHOST + LOCALHOST) },
  {
    name: "two Hosts in other letters",
    bytes: post("/graphql", `HOST: localhost\r\nHost: localhost\r\n`),
  },
  { name: "HTTP/1.1 without a Host", bytes: post("/graphql", "") },
  { name: "a Host before a colon", bytes: post("/graphql", "host : localhost\r\n") },
  { name: "a Host on a second line", bytes: post("/graphql", "host: localhost\r\n .evil\r\n") },
  { name: "an authority of HTTP/2", bytes: post("/graphql", ":authority: localhost\r\n") },
];
