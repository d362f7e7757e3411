import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import {
  createServer,
  type RequestListener,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { handleInTurn } from "../../src/net/handle-in-turn.ts";
import { openConnection } from "../support/connection.ts";
import { BY_UPLOAD, BY_URL, startHouse } from "../support/gateway.ts";
import { smallJpeg } from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read } from "../support/upstream.ts";

const NAME = read({ 姓名: "王小明" });

const GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
const LAST = "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

/** A real server that handles in turn. */
async function serveInTurn(handle: RequestListener, options: ServerOptions = {}) {
  const server = createServer(options);
  let complaints = 0;
  server.on("clientError", () => complaints++);
  server.on("request", handleInTurn(server, handle));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    /** How often Node had something against a client. */
    complaints: () => complaints,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Writes bytes, and reads to the end of the connection. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(bytes);
  return text(socket);
}

const headOf = (type: string, length: number, others = "") =>
  "POST /graphql HTTP/1.1\r\nhost: a\r\napollo-require-preflight: true\r\n" +
  `content-type: ${type}\r\ncontent-length: ${length}\r\n${others}\r\n`;

function byUrl(at: number): string {
  const body = JSON.stringify({
    query: BY_URL,
    variables: { url: `https://example.com/${at}.jpg` },
  });
  return headOf("application/json", body.length) + body;
}

async function uploadBody(): Promise<Buffer> {
  const operations = JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } });
  const part = (name: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return Buffer.concat([
    Buffer.from(part("operations", operations) + part("map", '{"0":["variables.upload"]}')),
    Buffer.from('--b\r\ncontent-disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n'),
    await smallJpeg(),
    Buffer.from("\r\n--b--\r\n"),
  ]);
}

describe("pipelined requests", () => {
  it("are handled one after the other, and answered in their order", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response));
    using connection = await openConnection(app.url);
    const first = connection.exchange(byUrl(1), byUrl(2), byUrl(3));
    for (const call of [1, 2, 3]) {
      await until(() => held.length === 1, `call ${call} is with the provider`);
      assert.equal(app.calls.length, call);
      held.splice(0).forEach(NAME);
    }
    assert.equal((await first).status, 200);
    assert.equal((await connection.exchange()).status, 200);
    assert.equal((await connection.exchange()).status, 200);
  });

  it("are all answered, however many there are", async () => {
    let underWay = 0;
    let most = 0;
    await using server = await serveInTurn((_request, response) => {
      most = Math.max(most, ++underWay);
      response.once("close", () => underWay--);
      setImmediate(() => response.end("."));
    });
    const received = await exchange(server.port, GET.repeat(20_000) + LAST);
    assert.equal(received.match(/HTTP\/1\.1 200/g)?.length, 20_001);
    assert.deepEqual([most, server.complaints()], [1, 0]);
  });

  it("get their bodies when it is their turn", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response));
    using connection = await openConnection(app.url);
    const body = await uploadBody();
    const head = headOf("multipart/form-data; boundary=b", body.length);
    const first = connection.exchange(byUrl(1), head, body.subarray(0, 100));
    await until(() => held.length === 1, "the first is with the provider");
    const rest = connection.exchange(body.subarray(100));
    held.splice(0).forEach(NAME);
    await until(() => held.length === 1, "the upload is with the provider");
    held.splice(0).forEach(NAME);
    assert.deepEqual([(await first).status, (await rest).status], [200, 200]);
  });

  it("may ask for leave to send", async () => {
    await using app = await startHouse(NAME);
    using connection = await openConnection(app.url);
    const body = await uploadBody();
    const type = "multipart/form-data; boundary=b";
    const head = headOf(type, body.length, "expect: 100-continue\r\n");
    assert.equal((await connection.exchange(byUrl(1), head)).status, 200);
    assert.equal((await connection.exchange(body)).status, 200);
  });

  it("are not handled behind an answer that closes the connection", async () => {
    let handled = 0;
    await using server = await serveInTurn((_request, response) => {
      handled++;
      if (handled === 2) response.setHeader("connection", "close");
      response.end(".");
    });
    const received = await exchange(server.port, GET.repeat(10));
    assert.deepEqual([handled, received.match(/HTTP/g)?.length], [2, 2]);
  });

  it("are not handled when their client has gone", async () => {
    const held: ServerResponse[] = [];
    await using server = await serveInTurn((_request, response) => held.push(response));
    const socket = connect(server.port, "127.0.0.1");
    socket.write(GET.repeat(10));
    await until(() => held.length === 1, "the first is handled");
    socket.resetAndDestroy();
    const closed = Promise.all(held.map((response) => once(response, "close")));
    for (const response of held) response.end("x");
    await closed;
    await exchange(server.port, "garbage\r\n\r\n"); // several turns of the loop
    assert.equal(held.length, 1);
  });

  it("wait unparsed, so that a thousand of them take no memory", async () => {
    const parsed: unknown[] = [];
    const onStart = (message: unknown) => parsed.push(message);
    const held: ServerResponse[] = [];
    await using server = await serveInTurn((_request, response) => held.push(response));
    subscribe("http.server.request.start", onStart);
    const received = exchange(server.port, GET.repeat(1000) + LAST);
    await until(() => held.length === 1, "the first is handled");
    await exchange(server.port, "garbage\r\n\r\n"); // several turns of the loop
    assert.ok(parsed.length < 50, `${parsed.length} parsed`);
    unsubscribe("http.server.request.start", onStart);
    while (!held.some(({ req }) => req.headers.connection === "close")) {
      held.splice(0).forEach((response) => response.end());
      await until(() => held.length > 0, "the next is handled");
    }
    held.forEach((response) => response.end());
    assert.equal((await received).match(/HTTP/g)?.length, 1001);
  });

  it("do not wait for a gateway that is at its end", async () => {
    const held: ServerResponse[] = [];
    const app = await startHouse((response) => held.push(response)); // ended below
    const received = exchange(Number(app.url.port), byUrl(1) + byUrl(2));
    await until(() => held.length === 1, "the first is with the provider");
    const ended = app[Symbol.asyncDispose]();
    held.forEach(NAME);
    assert.equal((await received).match(/HTTP\/1\.1 200/g)?.length, 1);
    await ended;
    assert.equal(app.calls.length, 1);
  });
});

describe("a request that we kept from coming", () => {
  const SHORT = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 10 };
  const half = GET.slice(0, 10);

  it("has its time again", async () => {
    const held: ServerResponse[] = [];
    await using server = await serveInTurn((_request, response) => held.push(response), SHORT);
    const socket = connect(server.port, "127.0.0.1");
    const received = text(socket);
    socket.write(GET + GET + half);
    await until(() => server.complaints() === 1, "Node would cut it");
    held.splice(0).forEach((response) => response.end());
    await until(() => held.length === 1, "the second is handled");
    socket.write(GET.slice(10) + LAST);
    for (const which of ["second", "third", "last"]) {
      await until(() => held.length === 1, `the ${which} is handled`);
      held.splice(0).forEach((response) => response.end());
    }
    assert.equal((await received).match(/HTTP\/1\.1 200/g)?.length, 4);
  });

  it("is cut when it does not come then", async () => {
    await using server = await serveInTurn((_request, response) => {
      void until(() => server.complaints() === 1, "Node would cut it").then(() => response.end());
    }, SHORT);
    const received = await exchange(server.port, GET + GET + half);
    assert.equal(received.match(/HTTP\/1\.1 200/g)?.length, 2);
  });
});

describe("what is no request", () => {
  for (const [what, bytes, status] of [
    ["garbage", "garbage\r\n\r\n", 400],
    ["headers that are too long", `GET / HTTP/1.1\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a beginning", "GET / HT", 408],
  ] as const)
    it(`is answered ${status}: ${what}`, async () => {
      const options = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 10 };
      await using server = await serveInTurn((_request, response) => response.end(), options);
      assert.match(await exchange(server.port, bytes), new RegExp(`^HTTP/1\\.1 ${status} `));
    });

  it("is answered 400 by the gateway: HTTP/1.1 without a host", async () => {
    await using app = await startHouse(NAME);
    const request = "GET /health HTTP/1.1\r\nconnection: close\r\n\r\n";
    assert.match(await exchange(Number(app.url.port), request), /^HTTP\/1\.1 400 /);
  });
});
