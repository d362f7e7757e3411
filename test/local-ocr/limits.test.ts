import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { after, describe, it } from "node:test";
import type { LocalOcrEvent } from "../../src/local-ocr/events.ts";
import { openConnection } from "../support/connection.ts";
import { ACCOUNT, authorizationOf, call, callJson, startLocalOcr } from "../support/local-ocr.ts";
import { until } from "../support/until.ts";

/** The API page's “6MB”, for the whole body. */
const LIMIT_BYTES = 6 * 2 ** 20;
const TYPE = { "content-type": "multipart/form-data; boundary=b" };

const events: LocalOcrEvent[] = [];
const service = await startLocalOcr({ log: (event) => events.push(event) });
after(() => service[Symbol.asyncDispose]());

/** A form of exactly so many bytes, whose image is not one: −1102 says that it was taken. */
function formOf(bytes: number): Buffer {
  const field = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field("appid", ACCOUNT.appId)}${field("type", "1")}--b\r\nContent-Disposition: form-data; name="image"\r\n\r\n`;
  const end = "\r\n--b--\r\n";
  const image = Buffer.alloc(bytes - head.length - end.length, "x");
  return Buffer.concat([Buffer.from(head), image, Buffer.from(end)]);
}

/** Sends a body in pieces, without saying how long it is. */
async function callChunked(body: Readable): Promise<number> {
  const authorization = authorizationOf();
  const headers = { ...TYPE, authorization };
  const asking = request(new URL("/ocr/drivinglicence", service.url), { method: "POST", headers });
  // A service that has heard enough may close the connection while more is sent.
  asking.on("error", () => undefined);
  body.pipe(asking);
  const [response] = (await once(asking, "response")) as [NodeJS.ReadableStream];
  return ((await json(response)) as { code: number }).code;
}

const inPieces = (body: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(body.length / 65_536) }, (_, index) =>
      body.subarray(index * 65_536, (index + 1) * 65_536),
    ),
  );

describe("a body", () => {
  for (const [bytes, code] of [
    [LIMIT_BYTES - 1, -1102],
    [LIMIT_BYTES, -1102],
    [LIMIT_BYTES + 1, 23],
    [2 * LIMIT_BYTES, 23],
  ] as const) {
    it(`of ${bytes} bytes is answered with ${code}, with its length announced`, async () => {
      assert.equal((await call(service, new Uint8Array(formOf(bytes)), TYPE)).code, code);
    });

    it(`of ${bytes} bytes is answered with ${code}, in chunks`, async () => {
      assert.equal(await callChunked(inPieces(formOf(bytes))), code);
    });
  }

  it("without an end is answered once it is too large, and soon not listened to", async () => {
    const socket = connect(Number(service.url.port), service.url.hostname);
    socket.write(
      `POST /ocr/drivinglicence HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorizationOf()}\r\n` +
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    const chunk = Buffer.concat([
      Buffer.from("10000\r\n"),
      Buffer.alloc(65_536),
      Buffer.from("\r\n"),
    ]);
    let sentBytes = 0;
    const more = () => {
      while (!socket.destroyed && socket.write(chunk)) sentBytes += chunk.length;
      sentBytes += chunk.length;
    };
    let answer = "";
    socket.on("drain", more).on("error", () => undefined);
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    more();
    await until(() => socket.destroyed, "the connection is closed");
    assert.match(answer, /"code":23,/);
    assert.ok(sentBytes > 2 * LIMIT_BYTES && sentBytes < 8 * LIMIT_BYTES, `${sentBytes} bytes`);
  });

  it("that is announced with a terabyte is refused at once", async () => {
    using connection = await openConnection(service.url);
    const { json } = await connection.exchange(
      "POST /ocr/drivinglicence HTTP/1.1\r\nHost: x\r\n",
      `Authorization: ${authorizationOf()}\r\nContent-Length: 1000000000000\r\n\r\n`,
    );
    assert.equal((json as { code: number }).code, 23);
  });

  it("that is cut off with its connection costs nothing and answers nobody", async () => {
    const abandoned = () => events.filter(({ event }) => event === "abandoned").length;
    const before = abandoned();
    const socket = connect(Number(service.url.port), service.url.hostname);
    socket.write(
      `POST /ocr/drivinglicence HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorizationOf()}\r\n` +
        `Content-Type: ${TYPE["content-type"]}\r\nContent-Length: 1000\r\n\r\n--b\r\n`,
    );
    await once(socket, "connect");
    socket.end();
    await until(() => abandoned() === before + 1, "the call is given up");
    assert.equal((await callJson(service, {})).code, -1301);
    assert.ok(!events.some(({ event }) => event === "bug"));
  });
});

describe("calls that are slow to send", () => {
  it("are let be up to a number, and those beyond it are refused with 15", async () => {
    const headers = { "content-type": "application/json", "content-length": 2 };
    const slow = Array.from({ length: 32 }, () =>
      request(new URL("/ocr/drivinglicence", service.url), {
        method: "POST",
        headers: { ...headers, authorization: authorizationOf() },
      }),
    );
    for (const asking of slow) asking.flushHeaders();
    await until(async () => (await callJson(service, {})).code === 15, "all of them have begun");
    for (const asking of slow) {
      asking.end("{}");
      const [response] = (await once(asking, "response")) as [NodeJS.ReadableStream];
      assert.equal(((await json(response)) as { code: number }).code, -1301);
    }
    assert.equal((await callJson(service, {})).code, -1301);
  });
});

describe("a connection", () => {
  it("is kept for the next call, also after a refusal in mid-body", async () => {
    using connection = await openConnection(service.url);
    const refused = (authorization: string) =>
      `POST /ocr/drivinglicence HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
      "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    for (const [authorization, code] of [
      ["", 4],
      ["nonsense", 5],
      [authorizationOf({ key: "wrong" }), 14],
    ] as const) {
      const { json } = await connection.exchange(refused(authorization), Buffer.alloc(1000));
      assert.equal((json as { code: number }).code, code);
    }
  });
});
