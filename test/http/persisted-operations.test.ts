import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readConfig } from "../../src/config.ts";
import {
  BY_UPLOAD,
  BY_URL,
  PREFLIGHT,
  startHouse,
  type GraphQLAnswer,
} from "../support/gateway.ts";
import { smallJpeg } from "../support/picture.ts";
import { read } from "../support/upstream.ts";

/** Operations as read from a manifest with this content. */
function operationsOf(manifest: unknown) {
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  try {
    const path = join(folder, "manifest.json");
    writeFileSync(path, JSON.stringify(manifest));
    const { persistedOperations } = readConfig({ PERSISTED_OPERATIONS: path });
    assert.ok(persistedOperations);
    return persistedOperations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const MANIFESTS: Readonly<Record<string, unknown>> = {
  "the client preset's": { "sha256:abc": BY_URL, "sha256:def": BY_UPLOAD },
  "Relay's": { abc: BY_URL, def: BY_UPLOAD },
  "Apollo's": {
    format: "apollo-persisted-query-manifest",
    version: 1,
    operations: [
      { id: "abc", name: "A", type: "mutation", body: BY_URL },
      { id: "def", name: "B", type: "mutation", body: BY_UPLOAD },
    ],
  },
};

const house = (manifest = MANIFESTS["the client preset's"]) =>
  startHouse(read({ 姓名: "王小明" }), { persistedOperations: operationsOf(manifest) });

async function post(gateway: URL, body: unknown): Promise<GraphQLAnswer> {
  const response = await fetch(new URL("/graphql", gateway), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, "status">) };
}

const variables = { url: "https://example.com/a.jpg" };

describe("a gateway with persisted operations", () => {
  for (const [whose, manifest] of Object.entries(MANIFESTS)) {
    it(`answers an id of ${whose} manifest, as each client sends it`, async () => {
      await using app = await house(manifest);
      const extensions = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
      for (const body of [
        { documentId: "sha256:abc", variables },
        { documentId: "abc", variables },
        { extensions: extensions("abc"), variables },
        { extensions: extensions("sha256:abc"), variables },
      ])
        assert.equal((await post(app.url, body)).data?.["recognizeLicence"]?.["name"], "王小明");
      assert.equal(app.calls.length, 4);
    });
  }

  it("takes an upload for one", async () => {
    await using app = await house();
    const body = new FormData();
    body.set("operations", '{"documentId":"def","variables":{"upload":null}}');
    body.set("map", '{"0":["variables.upload"]}');
    body.set("0", new Blob([new Uint8Array(await smallJpeg())]));
    const init = { method: "POST", headers: PREFLIGHT, body };
    const response = await fetch(new URL("/graphql", app.url), init);
    const { data } = (await response.json()) as GraphQLAnswer;
    assert.equal(data?.["recognizeLicence"]?.["name"], "王小明");
  });

  const REFUSED: Readonly<Record<string, unknown>> = {
    "a query in full": { query: BY_URL, variables },
    "a query beside its id": { documentId: "abc", query: BY_URL, variables },
    "an id that is not on the list": { documentId: "other", variables },
    "no id": { variables },
    "an id that is no text": { documentId: 1, variables },
  };
  for (const [what, body] of Object.entries(REFUSED)) {
    it(`refuses ${what}, without a call`, async () => {
      await using app = await house();
      const { status, errors } = await post(app.url, body);
      assert.deepEqual([status, errors?.[0]?.extensions["code"]], [400, "BAD_REQUEST"]);
      assert.equal(app.calls.length, 0);
    });
  }

  it("has neither the page nor GraphiQL, which would ask questions of their own", async () => {
    await using app = await house();
    for (const path of ["/", "/page/main.js", "/graphql"]) {
      const response = await fetch(new URL(path, app.url), { headers: { accept: "text/html" } });
      assert.ok(response.status >= 400, `${path}: ${response.status}`);
    }
  });
});

describe("a manifest of persisted operations", () => {
  it("that is not there, or is none, is named with the other wrong settings", () => {
    for (const path of ["nowhere.json", "README.md", "package.json"])
      assert.throws(() => readConfig({ PERSISTED_OPERATIONS: path, PORT: "x" }), {
        problems: [
          "PERSISTED_OPERATIONS must name a readable manifest of persisted operations",
          "PORT must be a whole number from 0 to 65535",
        ],
      });
  });
});
