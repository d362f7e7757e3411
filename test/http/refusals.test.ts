import assert from "node:assert/strict";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { IMAGE_LIMITS } from "../../src/ocr/image.ts";
import { openConnection } from "../support/connection.ts";
import {
  BY_UPLOAD,
  BY_URL,
  startHouse,
  type GraphQLAnswer,
  type HouseOptions,
} from "../support/gateway.ts";
import * as picture from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read, refuse } from "../support/upstream.ts";

/** The bytes of one HTTP request, its body perhaps in pieces. */
type Bytes = readonly (string | Uint8Array)[];

const BOUNDARY = "the-boundary";

/** What a case expects: the code, the status of the answer, and no call unless it says so. */
interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly calls?: number;
}

/** Sends it on a connection, sees it refused, and sees the next request on that connection work. */
async function assertRefused(
  bytes: Bytes,
  { code, status, calls = 0 }: Refusal,
  options: HouseOptions = {},
): Promise<void> {
  const service = calls > 0 ? refuse(-1308) : read({ 姓名: "王小明" });
  await using app = await startHouse(service, options);
  using connection = await openConnection(app.url);
  const answer = await connection.exchange(...bytes);
  const { errors, data } = answer.json as GraphQLAnswer;
  assert.deepEqual([errors?.[0]?.extensions["code"], answer.status], [code, status]);
  assert.equal(errors?.length, 1);
  if (status === 200) assert.deepEqual(data, { recognizeLicence: null });
  assert.equal(app.calls.length, calls);
  const next = await connection.exchange(...asJson({ query: "{ imageLimits { maxBytes } }" }));
  assert.deepEqual(next.json, { data: { imageLimits: { maxBytes: IMAGE_LIMITS.maxBytes } } });
  assert.deepEqual(app.bugs, []);
}

function post(contentType: string, body: Bytes, how: "length" | "chunks" = "length"): Bytes {
  const pieces = body.map((piece) => Buffer.from(piece as string));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const framing = how === "length" ? `content-length: ${length}` : "transfer-encoding: chunked";
  const head = `POST /graphql HTTP/1.1\r\nhost: gateway\r\napollo-require-preflight: 1\r\ncontent-type: ${contentType}\r\n${framing}\r\n\r\n`;
  if (how === "length") return [head, ...pieces];
  const chunks = pieces
    .filter((piece) => piece.length > 0)
    .flatMap((piece) => [`${piece.length.toString(16)}\r\n`, piece, "\r\n"]);
  return [head, ...chunks, "0\r\n\r\n"];
}

const asJson = (body: unknown) => post("application/json", [JSON.stringify(body)]);

const byUrl = (variables: unknown, query = BY_URL) => asJson({ query, variables });

/** A part; `file` makes it one with a file name. */
const part = (name: string, value: string | Uint8Array, file = false): Bytes => [
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file ? '; filename="a.jpg"' : ""}\r\n\r\n`,
  value,
  "\r\n",
];

const form = (...parts: readonly Bytes[]): Bytes => [...parts.flat(), `--${BOUNDARY}--\r\n`];

const asForm = (body: Bytes, how?: "length" | "chunks") =>
  post(`multipart/form-data; boundary=${BOUNDARY}`, body, how);

const OPERATIONS = part(
  "operations",
  JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } }),
);
const MAP = part("map", '{"0":["variables.upload"]}');

const upload = (file: Uint8Array, how?: "length" | "chunks") =>
  asForm(form(OPERATIONS, MAP, part("0", file, true)), how);

describe("a picture's file", () => {
  it("of the limit, and of one byte less, is sent on whole, announced or in chunks", async () => {
    for (const how of ["length", "chunks"] as const)
      for (const length of [IMAGE_LIMITS.maxBytes - 1, IMAGE_LIMITS.maxBytes]) {
        await using app = await startHouse(read({ 姓名: "王小明" }));
        using connection = await openConnection(app.url);
        const file = await picture.jpegOfLength(length);
        const { json } = await connection.exchange(...upload(file, how));
        assert.deepEqual(json, {
          data: { recognizeLicence: { sessionId: "session-1", name: "王小明" } },
        });
        assert.equal(app.calls.length, 1);
        assert.ok(app.calls[0]?.body.includes(file));
      }
  });

  for (const how of ["length", "chunks"] as const) {
    it(`of one byte more is too large, ${how === "length" ? "announced" : "in chunks"}`, async () => {
      const file = await picture.jpegOfLength(IMAGE_LIMITS.maxBytes + 1);
      await assertRefused(upload(file, how), { code: "IMAGE_TOO_LARGE", status: 200 });
    });

    it(`of a megabyte more is too large too, ${how === "length" ? "announced" : "in chunks"}`, async () => {
      const file = await picture.jpegOfLength(IMAGE_LIMITS.maxBytes + 2 ** 20);
      await assertRefused(upload(file, how), { code: "IMAGE_TOO_LARGE", status: 200 });
    });

    it(`longer than all that one request may bring is refused with it, ${how === "length" ? "announced" : "in chunks"}`, async () => {
      const file = await picture.jpegOfLength(IMAGE_LIMITS.maxBytes + 2 ** 20);
      const refusal = { code: "PAYLOAD_TOO_LARGE", status: 413 };
      await assertRefused(upload(file, how), refusal, { recognitionsPerRequest: 1 });
    });
  }

  it("of no bytes is empty", async () => {
    await assertRefused(upload(new Uint8Array()), { code: "IMAGE_EMPTY", status: 200 });
  });

  const UNSUPPORTED: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    GIF: picture.smallGif,
    WebP: picture.smallWebp,
    HEIC: () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    PDF: () => Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"),
    SVG: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
  };
  for (const [format, file] of Object.entries(UNSUPPORTED)) {
    it(`in ${format} is not supported, whatever its name says`, async () => {
      const refusal = { code: "IMAGE_FORMAT_UNSUPPORTED", status: 200 };
      await assertRefused(upload(await file()), refusal);
    });
  }

  for (const format of ["Jpeg", "Png", "Bmp"] as const) {
    it(`in ${format.toUpperCase()} that is cut off is unreadable`, async () => {
      const whole = await picture[`small${format}`]();
      const refusal = { code: "IMAGE_UNREADABLE", status: 200 };
      await assertRefused(upload(whole.subarray(0, -20)), refusal);
    });
  }

  it("with more pixels than anybody decodes is too large", async () => {
    const png = await picture.smallPng();
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    await assertRefused(upload(png), { code: "IMAGE_TOO_LARGE", status: 200 });
  });
});

describe("the picture's arguments", () => {
  it("must be one of url and upload", async () => {
    await assertRefused(byUrl({}), { code: "BAD_USER_INPUT", status: 200 });
  });

  it("must not be both", async () => {
    const query = BY_UPLOAD.replace("upload: $upload", 'upload: $upload, url: "http://a.cn/"');
    const operations = part("operations", JSON.stringify({ query, variables: { upload: null } }));
    const body = form(operations, MAP, part("0", await picture.smallJpeg(), true));
    await assertRefused(asForm(body), { code: "BAD_USER_INPUT", status: 200 });
  });

  const URLS: Readonly<Record<string, string>> = {
    "is no url": "licence.jpg",
    "is empty": "",
    "is of another scheme": "ftp://example.com/licence.jpg",
    "is a file": "file:///etc/passwd",
    "is the data itself": "data:image/png;base64,AAAA",
    "has 3,000 characters": `http://example.com/${"a".repeat(3000)}`,
    "holds a password": "http://user:secret@example.com/licence.jpg",
    "leads to this machine": "http://127.0.0.1/licence.jpg",
    "leads to this machine by a number": "http://2130706433/licence.jpg",
    "leads to this machine by name": "http://localhost./licence.jpg",
    "leads to this machine by IPv6": "http://[::ffff:127.0.0.1]/licence.jpg",
    "leads into our network": "http://10.0.0.1/licence.jpg",
    "leads to the cloud's metadata": "http://169.254.169.254/latest/meta-data",
    "is too long when it is encoded": `http://example.com/${"驾".repeat(400)}`,
  };
  for (const [what, url] of Object.entries(URLS)) {
    it(`must not be a url that ${what}`, async () => {
      await assertRefused(byUrl({ url }), { code: "BAD_USER_INPUT", status: 200 });
    });
  }

  it("may be a url that the service cannot reach, which it says", async () => {
    const url = "http://nowhere.invalid/licence.jpg";
    await assertRefused(byUrl({ url }), { code: "IMAGE_URL_UNREACHABLE", status: 200, calls: 1 });
  });
});

describe("a multipart request", () => {
  const FILE = part("0", Buffer.from("x"), true);
  const mapped = (map: unknown) => form(OPERATIONS, part("map", JSON.stringify(map)), FILE);
  const operations = (value: unknown) => part("operations", JSON.stringify(value));
  const BROKEN: Readonly<Record<string, Bytes>> = {
    "with map before operations": form(MAP, OPERATIONS, FILE),
    "with the file before the map": form(OPERATIONS, FILE, MAP),
    "without a map": form(OPERATIONS, FILE),
    "without operations": form(MAP, FILE),
    "with nothing in it": form(),
    "with a map that is no JSON": form(OPERATIONS, part("map", "{"), FILE),
    "with a map that is a list": mapped([["variables.upload"]]),
    "with a path that is no list": mapped({ 0: "variables.upload" }),
    "with no path": mapped({ 0: [] }),
    "with a path that is a number": mapped({ 0: [1] }),
    "with a path to no variable": mapped({ 0: ["variables.other"] }),
    "with a path into the query": mapped({ 0: ["query"] }),
    "with a path into the extensions": mapped({ 0: ["extensions.x"] }),
    "with a path to __proto__": mapped({ 0: ["__proto__.upload"] }),
    "with a path through __proto__": mapped({ 0: ["variables.__proto__.upload"] }),
    "with a path to the constructor": mapped({ 0: ["variables.constructor.prototype"] }),
    "with an empty path": mapped({ 0: [""] }),
    "with a path to a value that is there": form(
      operations({ query: BY_UPLOAD, variables: { upload: "text" } }),
      MAP,
      FILE,
    ),
    "with operations that are no JSON": form(part("operations", "{"), MAP, FILE),
    "with operations that are null": form(operations(null), MAP, FILE),
    "with operations that are text": form(operations("x"), MAP, FILE),
    "with a batch of operations": form(operations([{ query: BY_UPLOAD }]), MAP, FILE),
    "with a missing file": form(OPERATIONS, MAP),
    "with a file that is no file": form(OPERATIONS, MAP, part("0", "x")),
    "with two files": form(OPERATIONS, MAP, FILE, part("1", Buffer.from("y"), true)),
    "with one file twice": form(OPERATIONS, MAP, FILE, FILE),
    "with a file that is not mapped": form(OPERATIONS, MAP, part("1", Buffer.from("y"), true)),
    "with a third field": form(OPERATIONS, MAP, part("more", "x"), FILE),
    "with operations too long": form(operations({ query: " ".repeat(200_000) }), MAP, FILE),
    "that is cut off in the file": [...OPERATIONS, ...MAP, ...FILE.slice(0, 2)],
    "that is cut off in a head": [...OPERATIONS, `--${BOUNDARY}\r\ncontent-disp`],
    "that has other boundaries": ["--other\r\n\r\n\r\n--other--\r\n"],
    "that is empty": [],
  };
  for (const [what, body] of Object.entries(BROKEN)) {
    it(`${what} is refused`, async () => {
      await assertRefused(asForm(body), { code: "BAD_REQUEST", status: 400 });
      await assertRefused(asForm(body, "chunks"), { code: "BAD_REQUEST", status: 400 });
    });
  }

  it("without a boundary is refused", async () => {
    const body = form(OPERATIONS, MAP, FILE);
    await assertRefused(post("multipart/form-data", body), { code: "BAD_REQUEST", status: 400 });
  });

  it("takes nothing from the prototype of objects", () => {
    assert.equal(Object.hasOwn(Object.prototype, "upload"), false);
  });
});

describe("a JSON request", () => {
  const BROKEN: Readonly<Record<string, string>> = {
    "that is no JSON": "{",
    "that is empty": "",
    "that is null": "null",
    "that is text": '"x"',
    "that is a batch": '[{"query":"{ imageLimits { maxBytes } }"}]',
    "without a query": "{}",
    "with a query that is a number": '{"query":1}',
    "with variables that are text": '{"query":"{ imageLimits { maxBytes } }","variables":"x"}',
    "with a parameter too many": '{"query":"{ imageLimits { maxBytes } }","x":1}',
  };
  for (const [what, body] of Object.entries(BROKEN)) {
    it(`${what} is refused`, async () => {
      const refusal = { code: "BAD_REQUEST", status: 400 };
      await assertRefused(post("application/graphql+json", [body]), refusal);
    });
  }

  it("that is too long is refused", async () => {
    const refusal = { code: "PAYLOAD_TOO_LARGE", status: 413 };
    for (const how of ["length", "chunks"] as const)
      await assertRefused(post("application/json", [" ".repeat(200_000)], how), refusal);
  });

  it("of a content type that a page of another site could send is refused", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/graphql"])
      await assertRefused(post(type, ["query={ imageLimits { maxBytes } }"]), {
        code: "BAD_REQUEST",
        status: 415,
      });
  });
});

describe("a request's address", () => {
  for (const host of ["[", "a b", "a:b"])
    it(`must be one: Host ${host}`, async () => {
      await using app = await startHouse(read({}));
      using connection = await openConnection(app.url);
      const answer = await connection.exchange(`GET /health HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
      assert.equal(answer.status, 400);
      assert.deepEqual(app.bugs, []);
    });
});

describe("the budget of bytes in flight", () => {
  it("refuses a body that it has no room for, and has its room again after each answer", async () => {
    await using app = await startHouse(read({ 姓名: "王小明" }), { imageBytesInFlight: 2000 });
    using connection = await openConnection(app.url);
    const file = await picture.jpegOfLength(1900);
    const { status, json } = await connection.exchange(...upload(file));
    const { code, retryable, billed } = (json as GraphQLAnswer).errors?.[0]?.extensions ?? {};
    assert.deepEqual([status, code, retryable, billed], [503, "OVERLOADED", true, "NO"]);
    const query = JSON.stringify({ query: "{ imageLimits { maxBytes } }", variables: {} });
    const padded = query + " ".repeat(1500);
    for (let round = 0; round < 5; round++)
      assert.equal((await connection.exchange(...post("application/json", [padded]))).status, 200);
    assert.equal(app.calls.length, 0);
  });

  it("counts a body that does not announce its length as the longest there may be", async () => {
    await using app = await startHouse(read({ 姓名: "王小明" }), { imageBytesInFlight: 2000 });
    using connection = await openConnection(app.url);
    const { status } = await connection.exchange(...upload(await picture.smallJpeg(), "chunks"));
    assert.equal(status, 503);
  });
});

describe("a request that waits behind another of its connection", () => {
  const QUERY = JSON.stringify({ query: BY_URL, variables: { url: "https://example.com/a.jpg" } });
  const FIRST = post("application/json", [QUERY]);

  it("keeps no room from others", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response), {
      imageBytesInFlight: 60_002_000,
    });
    using connection = await openConnection(app.url);
    const large =
      "POST /graphql HTTP/1.1\r\nhost: a\r\napollo-require-preflight: 1\r\ncontent-type: multipart/form-data; boundary=b\r\n" +
      `content-length: 60000000\r\n\r\n${"x".repeat(9000)}`;
    const first = connection.exchange(...FIRST, large);
    await until(() => held.length === 1, "the first is with the provider");
    const other = app.askWithFile(await picture.jpegOfLength(3000));
    await until(() => held.length === 2, "another's upload is with the provider");
    for (const response of held) read({ 姓名: "王小明" })(response);
    assert.deepEqual([(await first).status, (await other).status], [200, 200]);
  });

  it("is not paid for when its client has gone", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response));
    const second = QUERY.replace("a.jpg", "b.jpg");
    const socket = connect(Number(app.url.port), app.url.hostname);
    await once(socket, "connect");
    for (const bytes of [...FIRST, ...post("application/json", [second])]) socket.write(bytes);
    await until(() => held.length === 1, "the first is with the provider");
    socket.destroy();
    await once(socket, "close");
    await app.ask("{ imageLimits { maxBytes } }");
    for (const response of held) read({})(response);
    // Whoever asks next is served: by then the other would have been sent too.
    const next = app.ask(BY_URL, { url: "https://example.com/next.jpg" });
    await until(() => held.length > 1, "the next client's picture is with the provider");
    for (const response of held.slice(1)) read({})(response);
    await next;
    assert.equal(app.calls.length, 2);
  });
});

describe("a multipart body that goes on after its end", () => {
  it("is refused, and does not hang", async () => {
    const late = part("1", "x", true);
    const body = [...form(OPERATIONS, MAP, part("0", "x", true)), "\r\n", ...late, ...late];
    await assertRefused(
      asForm([Buffer.concat(body.map((piece) => Buffer.from(piece as string)))]),
      {
        code: "BAD_REQUEST",
        status: 400,
      },
    );
  });
});

describe("a GET request", () => {
  const URLS: Readonly<Record<string, string>> = {
    "with variables that are no JSON": "query={__typename}&variables={x",
    "with variables that are a list": "query={__typename}&variables=[]",
    "with extensions that are no JSON": "query={__typename}&extensions=x",
    "without a query": "variables={}",
    "with an operation that is not there": "query=query A{__typename}&operationName=B",
  };
  for (const [what, query] of Object.entries(URLS)) {
    it(`${what} is refused`, async () => {
      const target = `/graphql?${encodeURI(query)}`;
      const bytes = [`GET ${target} HTTP/1.1\r\nhost: a\r\naccept: */*\r\n\r\n`];
      await assertRefused(bytes, { code: "BAD_REQUEST", status: 400 });
    });
  }

  it("answers a query with variables", async () => {
    await using app = await startHouse(read({}));
    const url = new URL("/graphql", app.url);
    url.searchParams.set("query", "query ($n: Boolean!) { __typename @include(if: $n) }");
    url.searchParams.set("variables", '{"n":true}');
    assert.deepEqual(await (await fetch(url)).json(), { data: { __typename: "Query" } });
  });

  it("asks for no recognition", async () => {
    await using app = await startHouse(read({}));
    const url = new URL("/graphql", app.url);
    url.searchParams.set("query", `mutation { recognizeLicence(type: DRIVER) { type } }`);
    assert.equal((await fetch(url)).status, 405);
    assert.equal(app.calls.length, 0);
  });
});

describe("the files of the page", () => {
  it("are answered to HEAD as to GET, without their bytes, and may not be framed", async () => {
    await using app = await startHouse(read({}));
    for (const path of ["/", "/page/main.js", "/schema.graphql", "/samples/driver-licence.jpg"]) {
      const [got, head] = await Promise.all(
        ["GET", "HEAD"].map((method) => fetch(new URL(path, app.url), { method })),
      );
      assert.ok(got && head);
      const length = (await got.arrayBuffer()).byteLength;
      assert.equal(head.status, 200);
      assert.equal(head.headers.get("content-length"), String(length));
      assert.match(head.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
    }
    const graphiql = await fetch(new URL("/graphql", app.url), {
      headers: { accept: "text/html" },
    });
    assert.match(graphiql.headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/);
    assert.ok((await graphiql.text()).trimStart().startsWith("<!doctype html>"));
  });
});
