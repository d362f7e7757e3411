import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { generate } from "@graphql-codegen/cli";
import { readConfig } from "../../src/config.ts";
import { PUBLIC_SDL } from "../../src/graphql/public-sdl.ts";
import { PREFLIGHT, startHouse } from "../support/gateway.ts";
import { smallJpeg } from "../support/picture.ts";
import { read } from "../support/upstream.ts";
import { askThrough } from "./support/apollo.ts";
import { endpointOf } from "./support/client.ts";
import { formOf } from "./support/fetch.ts";

const QUERY = `mutation Read($url: URL, $upload: Upload) {
  recognizeLicence(type: DRIVER, url: $url, upload: $upload) {
    __typename
    ... on DriverLicence { name }
  }
}`;

const ANSWER = {
  data: { recognizeLicence: { __typename: "DriverLicence", name: "王小明" } },
};

/** What the client preset writes for the operation, word for word. */
async function manifestOf(document: string): Promise<string> {
  const files = (await generate(
    {
      schema: PUBLIC_SDL,
      documents: document,
      generates: {
        "gql/": {
          preset: "client",
          presetConfig: { fragmentMasking: false, persistedDocuments: true },
          config: { scalars: { Date: "string", Upload: "File | Blob", URL: "string" } },
        },
      },
      silent: true,
    },
    false,
  )) as readonly { readonly filename: string; readonly content: string }[];
  const manifest = files.find(({ filename }) => filename.endsWith("persisted-documents.json"));
  return manifest?.content ?? "";
}

/** A gateway that was started with the manifest, and the id of the only operation on it. */
async function startStrictHouse() {
  const manifest = await manifestOf(QUERY);
  const [id = ""] = Object.keys(JSON.parse(manifest) as object);
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  try {
    const path = join(folder, "persisted-documents.json");
    writeFileSync(path, manifest);
    const { persistedOperations } = readConfig({ PERSISTED_OPERATIONS: path });
    assert.ok(persistedOperations);
    const house = await startHouse(read({ 姓名: "王小明" }), { persistedOperations });
    return { ...house, id };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const aFile = async () => new File([new Uint8Array(await smallJpeg())], "licence.jpg");

describe("a manifest of the client preset", () => {
  it("lets its operation be asked for by id, with a file and with an address", async () => {
    await using house = await startStrictHouse();
    assert.match(house.id, /^sha256:[0-9a-f]{64}$/);
    const operation = (variables: object) => JSON.stringify({ documentId: house.id, variables });
    const form = formOf(operation({ upload: null }), await aFile());
    const init = { method: "POST", headers: PREFLIGHT, body: form };
    const byUpload = await fetch(endpointOf(house.url), init);
    assert.deepEqual(await byUpload.json(), ANSWER);
    const byUrl = await fetch(endpointOf(house.url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: operation({ url: "https://example.com/licence.jpg" }),
    });
    assert.deepEqual(await byUrl.json(), ANSWER);
    assert.equal(house.calls.length, 2);
  });

  it("keeps every other operation out", async () => {
    await using house = await startStrictHouse();
    const { status, errors } = await house.askWithFile(await smallJpeg());
    assert.equal(status, 400);
    assert.equal(errors?.[0]?.extensions["code"], "BAD_REQUEST");
    assert.equal(house.calls.length, 0);
  });

  it("serves Apollo Client, which sends ids in a way of its own", async () => {
    await using house = await startStrictHouse();
    const generateHash = () => house.id.replace("sha256:", "");
    const links = [new PersistedQueryLink({ generateHash })];
    const question = { query: QUERY, variables: { upload: await aFile() } };
    assert.deepEqual(await askThrough(links, house.url, question), ANSWER);
    assert.equal(house.calls.length, 1);
  });
});
