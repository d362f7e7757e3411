import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { after, before, describe, it } from "node:test";
import { IMAGE_LIMITS } from "../../src/ocr/image.ts";
import { ask, askWithFile, askWithFiles, BY_UPLOAD, BY_URL } from "../support/gateway.ts";
import { jpegOfLength, smallGif, smallJpeg } from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read, refuse, reply, type SeenCall } from "../support/upstream.ts";
import { EXPECTED } from "./compatibility/expected.ts";
import { assertUnchanged } from "./support/assert-unchanged.ts";
import { startGraph, startScriptedGraph } from "./support/graph.ts";
import { GUIDE } from "./support/guide.ts";
import { NEIGHBOURS } from "./support/neighbours.ts";

const JOINED = `
  ... on DriverLicence { licenceNumber name fleet driver { penaltyPoints } }
  ... on VehicleLicence { vin owner insurer vehicle { vin } }`;

const sample = (name: string) => ({
  image: readFileSync(`samples/${name}-licence.jpg`),
  says: JSON.parse(readFileSync(`samples/${name}-licence.json`, "utf8")) as Record<string, string>,
});

const DRIVER = sample("driver");
const VEHICLE = sample("vehicle");

const DRIVER_JOINED = {
  licenceNumber: DRIVER.says["证号"],
  name: DRIVER.says["姓名"],
  fleet: `fleet of ${DRIVER.says["证号"] ?? ""}`,
  driver: { penaltyPoints: 7 },
};
const VEHICLE_JOINED = {
  vin: VEHICLE.says["识别代码"],
  owner: VEHICLE.says["所有人"],
  insurer: `insurer of ${VEHICLE.says["识别代码"] ?? ""}`,
  vehicle: { vin: VEHICLE.says["识别代码"] },
};

type Graph = Awaited<ReturnType<typeof startGraph>>;

describe("through a router, with the local OCR service,", () => {
  let graph: Graph;
  before(async () => {
    graph = await startGraph({ LOCAL_OCR_ALLOW_PRIVATE_URLS: "true" });
    await graph.ready();
  });
  after(() => graph[Symbol.asyncDispose]());

  it("an upload is read, and joined with what a neighbour knows of the driver", async () => {
    const query = `mutation ($upload: Upload) { recognizeLicence(type: DRIVER, upload: $upload) {${JOINED}} }`;
    const { data, errors } = await askWithFile(graph.router, DRIVER.image, query);
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: DRIVER_JOINED }]);
  });

  it("a url is read, and joined with what a neighbour knows of the vehicle", async () => {
    const query = `mutation ($url: URL) { recognizeLicence(type: VEHICLE, url: $url) {${JOINED}} }`;
    const url = new URL("/samples/vehicle-licence.jpg", graph.gateway).href;
    const { data, errors } = await ask(graph.router, query, { url });
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: VEHICLE_JOINED }]);
  });

  it("several pictures are read, each joined or failed in its place", async () => {
    const query = `mutation ($images: [LicenceImage!]!) {
      recognizeLicences(images: $images) { ... on RecognitionFailure { code billed } ${JOINED} }
    }`;
    const files = {
      "variables.images.0.upload": DRIVER.image,
      "variables.images.1.upload": VEHICLE.image,
      "variables.images.2.upload": await smallGif(),
    };
    const images = ["DRIVER", "VEHICLE", "DRIVER"].map((type) => ({ type, upload: null }));
    const { data, errors } = await askWithFiles(graph.router, files, query, { images });
    const failure = { code: "IMAGE_FORMAT_UNSUPPORTED", billed: "NO" };
    assert.deepEqual(
      [errors, data],
      [undefined, { recognizeLicences: [DRIVER_JOINED, VEHICLE_JOINED, failure] }],
    );
  });
});

describe("through a router", () => {
  const NAME = read({ 姓名: "王小明" });

  for (const megabytes of [1.5, 5.9]) {
    it(`an upload of ${megabytes} MB reaches the provider byte by byte`, async () => {
      await using graph = await startScriptedGraph(NAME);
      const image = await jpegOfLength(Math.round(megabytes * 2 ** 20));
      const { data } = await askWithFile(graph.router, image);
      assert.deepEqual(data, { recognizeLicence: { sessionId: "session-1", name: "王小明" } });
      const [call] = graph.calls;
      assert.ok(call);
      assert.equal(hashOf(await imageIn(call)), hashOf(image));
    });
  }

  it("a licence without its key is answered, and no neighbour asked", async () => {
    await using graph = await startScriptedGraph(NAME);
    const query = `mutation { recognizeLicence(type: DRIVER, url: "https://a.cn/a.jpg") {${JOINED}} }`;
    const { data, errors } = await ask(graph.router, query);
    const expected = { licenceNumber: null, name: "王小明", fleet: null, driver: null };
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: expected }]);
    assert.deepEqual(graph.asked, { drivers: [], vehicles: [] });
  });

  it("a neighbour's field that may not be null takes the whole licence with it", async () => {
    const sdl = NEIGHBOURS.vehicles.sdl.replace("insurer: String", "insurer: String!");
    const neighbours = { vehicles: { ...NEIGHBOURS.vehicles, sdl } };
    await using graph = await startScriptedGraph(NAME, { neighbours });
    const query = `mutation { recognizeLicence(type: VEHICLE, url: "https://a.cn/a.jpg") {
      ... on VehicleLicence { owner insurer }
    } }`;
    const { data } = await ask(graph.router, query);
    assert.deepEqual(data, { recognizeLicence: null });
  });

  it("no more is paid for a document than its cost allows, though each alias arrives alone", async () => {
    await using graph = await startScriptedGraph(NAME);
    const aliases = Array.from(
      { length: 14 },
      (_, at) => `a${at}: recognizeLicence(type: DRIVER, url: "https://a.cn/${at}") { type }`,
    );
    const { errors } = await ask(graph.router, `mutation { ${aliases.join(" ")} }`);
    assert.equal(graph.calls.length, 10);
    assert.equal(errors?.length, 4);
    for (const { extensions } of errors) {
      assert.equal(extensions["code"], "COST_ESTIMATED_TOO_EXPENSIVE");
      assert.ok(!("retryable" in extensions) && !("billed" in extensions));
    }
  });

  it("no more is paid for lists of pictures than the guide says", async () => {
    await using graph = await startScriptedGraph(NAME);
    const list = (alias: string) => {
      const images = Array.from(
        { length: 10 },
        (_, at) => `{type: DRIVER, url: "https://a.cn/${alias}${at}"}`,
      );
      return `${alias}: recognizeLicences(images: [${images.join(" ")}]) { __typename }`;
    };
    const one = (alias: string) =>
      `${alias}: recognizeLicence(type: DRIVER, url: "https://a.cn/${alias}") { type }`;
    const fields = [list("a"), list("b"), one("c"), one("d"), one("e"), list("f")];
    const { errors } = await ask(graph.router, `mutation { ${fields.join(" ")} }`);
    assert.equal(graph.calls.length, 22);
    assert.equal(errors?.length, 2);
  });

  it("a client that goes gets nothing more paid for", async () => {
    const held: ServerResponse[] = [];
    await using graph = await startScriptedGraph((response) => held.push(response));
    const query = `mutation {
      a: recognizeLicence(type: DRIVER, url: "https://a.cn/a.jpg") { sessionId }
      b: recognizeLicence(type: DRIVER, url: "https://a.cn/b.jpg") { sessionId }
    }`;
    const client = new AbortController();
    const asked = fetch(new URL("/graphql", graph.router), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: client.signal,
    });
    await until(() => graph.calls.length === 1, "the first picture is with the provider");
    client.abort();
    await assert.rejects(asked, { name: "AbortError" });
    held.forEach(NAME);
    // Whoever asks next is served: by then the second picture would have been sent too.
    const next = ask(graph.gateway, BY_URL, { url: "https://a.cn/c.jpg" });
    await until(() => held.length === 2, "the next client's picture is with the provider");
    held.slice(1).forEach(NAME);
    assert.equal((await next).data?.["recognizeLicence"]?.["name"], "王小明");
    assert.deepEqual(
      graph.calls.map(({ body }) => (JSON.parse(body.toString()) as { url: string }).url),
      ["https://a.cn/a.jpg", "https://a.cn/c.jpg"],
    );
  });
});

describe("an error", () => {
  const RETURN_CODES = [
    [-9002, "LICENCE_NOT_RECOGNIZED"],
    [-1102, "IMAGE_UNREADABLE"],
    [-1308, "IMAGE_URL_UNREACHABLE"],
    [15, "OCR_BUSY"],
    [213, "OCR_UNAVAILABLE"],
    [25, "OCR_QUOTA_EXHAUSTED"],
    [14, "OCR_MISCONFIGURED"],
    [999, "OCR_BAD_REPLY"],
  ] as const;

  it("of the provider arrives unchanged", async () => {
    for (const [returnCode, code] of RETURN_CODES) {
      // One each: a gateway whose account was refused asks no more.
      await using graph = await startScriptedGraph(refuse(returnCode, "SECRET"));
      const url = `https://a.cn/${returnCode}`;
      await assertUnchanged(graph, code, (at) => ask(at, BY_URL, { url }));
    }
  });

  it("of a picture arrives unchanged, also that of 6 MB", async () => {
    await using graph = await startScriptedGraph(reply({}));
    const REFUSED = {
      IMAGE_FORMAT_UNSUPPORTED: await smallGif(),
      IMAGE_EMPTY: new Uint8Array(),
      IMAGE_UNREADABLE: (await smallJpeg()).subarray(0, -20),
      IMAGE_TOO_LARGE: await jpegOfLength(IMAGE_LIMITS.maxBytes + 1),
    };
    for (const [code, image] of Object.entries(REFUSED))
      await assertUnchanged(graph, code, (at) => askWithFile(at, image));
    const large = await askWithFile(graph.router, await jpegOfLength(8 * 2 ** 20), BY_UPLOAD);
    assert.match(large.errors?.[0]?.message ?? "", /too large: send at most 6287360 bytes/);
    assert.equal(graph.calls.length, 0);
  });

  it("of a request that was not executed arrives unchanged", async () => {
    await using graph = await startScriptedGraph(reply({}));
    const query = `mutation ($images: [LicenceImage!]!) {
      recognizeLicences(images: $images) { __typename }
    }`;
    const images = Array.from({ length: 11 }, () => ({ type: "DRIVER", url: "https://a.cn/" }));
    await assertUnchanged(graph, "OPERATION_TOO_COSTLY", (at) => ask(at, query, { images }));
    await assertUnchanged(graph, "BAD_USER_INPUT", (at) => ask(at, BY_URL, {}));
    assert.equal(graph.calls.length, 0);
  });
});

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The picture that the provider was sent. */
async function imageIn({ headers, body }: SeenCall): Promise<Uint8Array> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": headers["content-type"] ?? "" },
  }).formData();
  const image = form.get("image");
  assert.ok(image instanceof File);
  return new Uint8Array(await image.arrayBuffer());
}

describe("docs/federation.md", () => {
  it("shows Hive Gateway's settings as they are tested", () => {
    const settings = readFileSync(new URL("support/hive-settings.ts", import.meta.url), "utf8");
    const [, tested = ""] = /= \{\n(.*)\n\} as const;/s.exec(settings) ?? [];
    assert.ok(tested.includes("multipart: true"));
    assert.ok(GUIDE.includes(`\n${tested}\n});`));
  });

  it("shows what Apollo's compatibility tests are expected to say", () => {
    const rows = GUIDE.split("\n").map((line) => line.replace(/ +/g, " "));
    for (const { name, federation, outcome, why } of EXPECTED)
      assert.ok(rows.includes(`| ${name} | ${federation} | ${outcome} | ${why} |`), name);
  });
});
