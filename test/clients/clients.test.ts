import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { PREFLIGHT, startHouse } from "../support/gateway.ts";
import { jpegOfLength, smallGif, smallJpeg } from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read, refuse } from "../support/upstream.ts";
import { askByApollo } from "./support/apollo.ts";
import { endpointOf } from "./support/client.ts";
import { CLIENTS } from "./support/clients.ts";
import { formOf } from "./support/fetch.ts";
import { askByUrql } from "./support/urql.ts";

const QUERY = `mutation Read($url: URL, $upload: Upload) {
  recognizeLicence(type: DRIVER, url: $url, upload: $upload) {
    __typename
    sessionId
    ... on DriverLicence { name }
  }
}`;

const SEVERAL = `mutation ReadSeveral($images: [LicenceImage!]!) {
  recognizeLicences(images: $images) {
    __typename
    ... on DriverLicence { name }
    ... on RecognitionFailure { code retryable billed }
  }
}`;

const LICENCE = { __typename: "DriverLicence", sessionId: "session-1", name: "王小明" };
const URL_OF_ONE = "https://example.com/licence.jpg";

const aFile = async () => new File([new Uint8Array(await smallJpeg())], "驾驶证.jpg");

for (const [name, ask] of Object.entries(CLIENTS))
  describe(name, () => {
    it("uploads a picture once, whole", async () => {
      await using house = await startHouse(read({ 姓名: "王小明" }));
      const upload = await aFile();
      const outcome = await ask(house.url, { query: QUERY, variables: { upload } });
      assert.deepEqual(outcome, { data: { recognizeLicence: LICENCE } });
      assert.equal(house.calls.length, 1);
      assert.ok(house.calls[0]?.body.includes(Buffer.from(await upload.arrayBuffer())));
    });

    it("sends an address in the place of a picture", async () => {
      await using house = await startHouse(read({ 姓名: "王小明" }));
      const outcome = await ask(house.url, { query: QUERY, variables: { url: URL_OF_ONE } });
      assert.deepEqual(outcome, { data: { recognizeLicence: LICENCE } });
      assert.equal(house.calls.length, 1);
      assert.ok(house.calls[0]?.body.includes(URL_OF_ONE));
    });

    it("tells why a picture was not read, and asks no second time", async () => {
      await using house = await startHouse(refuse(-9002));
      const outcome = await ask(house.url, { query: QUERY, variables: { upload: await aFile() } });
      assert.deepEqual(outcome, {
        failure: {
          code: "LICENCE_NOT_RECOGNIZED",
          retryable: false,
          billed: "NO",
          provider: { code: -9002 },
        },
      });
      assert.equal(house.calls.length, 1);
    });

    it("tells that the picture is none, before anybody is paid", async () => {
      await using house = await startHouse(read({}));
      const upload = new Blob([new Uint8Array(await smallGif())]);
      const outcome = await ask(house.url, { query: QUERY, variables: { upload } });
      assert.deepEqual(outcome, {
        failure: { code: "IMAGE_FORMAT_UNSUPPORTED", retryable: false, billed: "NO" },
      });
      assert.equal(house.calls.length, 0);
    });

    it("sees what a request was refused for with 400", async () => {
      await using house = await startHouse(read({}), { recognitionsPerRequest: 1 });
      const images = [URL_OF_ONE, `${URL_OF_ONE}?2`].map((url) => ({ type: "DRIVER", url }));
      const outcome = await ask(house.url, { query: SEVERAL, variables: { images } });
      assert.deepEqual(outcome, {
        failure: { code: "OPERATION_TOO_COSTLY", retryable: false, billed: "NO" },
      });
      assert.equal(house.calls.length, 0);
    });

    it("stops waiting when it is told to, and nothing is asked again for it", async () => {
      const upstream = new EventEmitter();
      const called = once(upstream, "call") as Promise<[ServerResponse]>;
      const answer = read({ 姓名: "王小明" });
      await using house = await startHouse((response, count) => {
        if (count === 1) upstream.emit("call", response);
        else answer(response);
      });
      const controller = new AbortController();
      const { signal } = controller;
      const variables = { upload: await aFile() };
      const asked = ask(house.url, { query: QUERY, variables, signal });
      const [response] = await called;
      controller.abort();
      await assert.rejects(asked, { name: "AbortError" });
      answer(response);
      // Whatever was asked for the one who has gone, was asked before this.
      await ask(house.url, { query: QUERY, variables });
      assert.equal(house.calls.length, 2);
      assert.deepEqual(house.bugs, []);
    });
  });

describe("a client that finds files by itself", () => {
  for (const ask of [askByUrql, askByApollo])
    it(`sends several pictures in one request: ${ask.name}`, async () => {
      await using house = await startHouse(read({ 姓名: "王小明" }));
      const images = [
        { type: "DRIVER", upload: await aFile() },
        { type: "DRIVER", url: URL_OF_ONE },
        { type: "DRIVER", upload: new File([], "empty.jpg") },
      ];
      const { __typename, name } = LICENCE;
      const failure = { code: "IMAGE_EMPTY", retryable: false, billed: "NO" };
      assert.deepEqual(await ask(house.url, { query: SEVERAL, variables: { images } }), {
        data: {
          recognizeLicences: [
            { __typename, name },
            { __typename, name },
            { __typename: "RecognitionFailure", ...failure },
          ],
        },
      });
      assert.equal(house.calls.length, 2);
    });
});

describe("an upload that is cancelled half-way", () => {
  it("is never read, and its bytes are let go", async () => {
    const imageBytesInFlight = 8 * 2 ** 20;
    await using house = await startHouse(read({ 姓名: "王小明" }), { imageBytesInFlight });
    const gif = Buffer.concat([await smallGif(), Buffer.alloc(3_000_000)]);
    /** What a second client is told: a GIF beside a picture on its way is more than there is room for. */
    const told = async () => (await house.askWithFile(gif)).errors?.[0]?.extensions["code"];

    const controller = new AbortController();
    const sent = fetch(endpointOf(house.url), {
      ...(await unfinishedUpload()),
      signal: controller.signal,
    });
    await until(async () => (await told()) === "OVERLOADED", "the gateway takes the picture");
    controller.abort();
    await assert.rejects(sent, { name: "AbortError" });
    await until(async () => (await told()) === "IMAGE_FORMAT_UNSUPPORTED", "its bytes are let go");
    assert.equal(house.calls.length, 0);
    assert.deepEqual(house.bugs, []);
  });
});

/** So large that the gateway keeps room for it. */
const aLargeFile = async () => new File([new Uint8Array(await jpegOfLength(20_000))], "a.jpg");

/** A request that has everything but its last bytes, and never ends. */
async function unfinishedUpload() {
  const operation = JSON.stringify({ query: QUERY, variables: { upload: null } });
  const whole = new Response(formOf(operation, await aLargeFile()));
  const headers = { ...PREFLIGHT, "content-type": whole.headers.get("content-type") ?? "" };
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(bytes.subarray(0, -10)),
  });
  return { method: "POST", headers, body, duplex: "half" };
}
