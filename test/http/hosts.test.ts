import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { after, before, describe, it } from "node:test";
import { openConnection } from "../support/connection.ts";
import { startHouse } from "../support/gateway.ts";
import { jpegOfLength } from "../support/picture.ts";
import { statusOf } from "../support/raw-answer.ts";
import { until } from "../support/until.ts";
import { read } from "../support/upstream.ts";
import { MALFORMED, MISDIRECTED, type RawRequest } from "./foreign-requests.ts";

const NAME = read({ 姓名: "王小明" });
const LOOPBACK = { names: [], withLoopback: true };

type House = Awaited<ReturnType<typeof startHouse>>;

const get = (path: string, host: string) => `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n\r\n`;

const statusFor = (app: House, { bytes }: Pick<RawRequest, "bytes">) =>
  statusOf(app.url, Buffer.from(bytes, "latin1"));

describe("a gateway that answers for this machine's names alone", () => {
  let app: House;
  before(async () => {
    app = await startHouse(NAME, { door: { allowedHosts: LOOPBACK } });
  });
  after(() => app[Symbol.asyncDispose]());

  for (const request of MISDIRECTED)
    it(`answers 421 to ${request.name}`, async () => {
      assert.equal(await statusFor(app, request), 421);
    });

  for (const request of MALFORMED)
    it(`answers 400 to ${request.name}`, async () => {
      assert.equal(await statusFor(app, request), 400);
    });

  it("had none of these pictures read", () => {
    assert.equal(app.calls.length, 0);
    assert.deepEqual(app.bugs, []);
  });

  for (const host of [
    "localhost",
    "LocalHost:4000",
    "localhost.",
    "localhost:",
    "127.0.0.1:1",
    "127.9.8.7",
    "[::1]:4000",
    "[0:0:0:0:0:0:0:1]",
  ])
    it(`answers for ${host}`, async () => {
      assert.equal(await statusOf(app.url, get("/schema.graphql", host)), 200);
    });

  for (const target of ["http://localhost/schema.graphql", "HTTPS://127.0.0.1:1/schema.graphql?x"])
    it(`answers for the absolute target ${target}`, async () => {
      assert.equal(await statusOf(app.url, get(target, "localhost")), 200);
    });

  it("reads a Host behind two thousand other headers", async () => {
    const many = "a:\r\n".repeat(2100);
    const request = `GET /schema.graphql HTTP/1.1\r\n${many}host: localhost\r\n\r\n`;
    assert.equal(await statusOf(app.url, request), 200);
  });

  it("tells a health check how it is, whatever host that asks for", async () => {
    for (const path of ["/health", "/ready", "http://10.0.0.1/ready"])
      assert.equal(await statusOf(app.url, get(path, "10.0.0.1:4000")), 200, path);
    assert.equal(await statusOf(app.url, `GET /ready HTTP/1.0\r\n\r\n`), 200);
  });

  it("says what to do about another host, and does not repeat it", async () => {
    using connection = await openConnection(app.url);
    const { json } = await connection.exchange(get("/", "evil.example"));
    assert.deepEqual(json, {
      errors: [
        {
          message:
            "This gateway does not answer for the host of this request: add its name to ALLOWED_HOSTS.",
          extensions: { code: "BAD_REQUEST", retryable: false, billed: "NO" },
        },
      ],
    });
  });

  it("refuses a picture for another host without losing the answer or the connection", async () => {
    using connection = await openConnection(app.url);
    const body = await jpegOfLength(6_000_000);
    const head = `POST /graphql HTTP/1.1\r\nhost: evil.example\r\ncontent-length: ${body.length}\r\n\r\n`;
    assert.equal((await connection.exchange(head, body)).status, 421);
    assert.equal((await connection.exchange(get("/ready", "localhost"))).status, 200);
  });
});

describe("a gateway with a list of hosts", () => {
  it("answers for these, and for this machine's names only on loopback", async () => {
    const names = ["forms.example", "10.0.0.1", "[fd00::1]"];
    for (const withLoopback of [true, false]) {
      await using app = await startHouse(NAME, { door: { allowedHosts: { names, withLoopback } } });
      for (const host of ["forms.example", "FORMS.example.:8443", "10.0.0.1:80", "[fd00:0::1]"])
        assert.equal(await statusOf(app.url, get("/schema.graphql", host)), 200, host);
      for (const host of ["a.forms.example", "forms.example.evil", "10.0.0.10", "[fd00::2]"])
        assert.equal(await statusOf(app.url, get("/schema.graphql", host)), 421, host);
      const sample = get("/samples/driver-licence.jpg", "127.0.0.1:1");
      assert.equal(await statusOf(app.url, sample), 200, "what the local service fetches");
      const status = await statusOf(app.url, get("/schema.graphql", "localhost"));
      assert.equal(status, withLoopback ? 200 : 421);
    }
  });
});

describe("a gateway for any host", () => {
  it("takes the path from the request's target alone", async () => {
    await using app = await startHouse(NAME);
    for (const request of MALFORMED) assert.equal(await statusFor(app, request), 400, request.name);
    assert.equal(await statusOf(app.url, get("/nowhere", "evil.example")), 404);
    assert.equal(await statusOf(app.url, get("/schema.graphql", "evil.example")), 200);
    assert.equal(await statusOf(app.url, get("/schema.graphql", "")), 200);
  });

  it("answers GraphQL at its own path alone", async () => {
    await using app = await startHouse(NAME);
    const query = "query=%7B__typename%7D";
    for (const path of [`/nowhere?${query}&x=/graphql`, `/nowhere/graphql?${query}`])
      assert.equal(await statusOf(app.url, get(path, "a")), 404, path);
    assert.equal(await statusOf(app.url, get(`/graphql?${query}`, "a")), 200);
  });
});

describe("a gateway at its end", () => {
  it("tells a health check by an absolute target that it is draining", async () => {
    const held: ServerResponse[] = [];
    const app = await startHouse((response) => held.push(response), {
      door: { allowedHosts: LOOPBACK },
    });
    using watcher = await openConnection(app.url);
    using other = await openConnection(app.url);
    for (const connection of [watcher, other])
      await connection.exchange(get("/ready", "localhost"));
    const asked = app.ask(
      `mutation { recognizeLicence(type: DRIVER, url: "https://example.com/a.jpg") { type } }`,
    );
    await until(() => held.length === 1, "a call is under way");
    const ended = app[Symbol.asyncDispose]();
    const ready = await watcher.exchange(get("http://localhost/ready", "localhost"));
    assert.deepEqual(ready.json, { ready: false, reason: "DRAINING" });
    assert.equal((await other.exchange(get("/", "evil.example"))).status, 421);
    held.forEach(NAME);
    await asked;
    await ended;
  });
});
