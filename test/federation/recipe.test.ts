import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { ask, askWithFile, PREFLIGHT, type GraphQLAnswer } from "../support/gateway.ts";
import { startMain } from "../support/main-process.ts";
import { jpegOfLength } from "../support/picture.ts";
import { read, settingsFor, startUpstream } from "../support/upstream.ts";
import { startScriptedGraph } from "./support/graph.ts";
import { blocksOf, GUIDE } from "./support/guide.ts";
import { startNeighbour, type Neighbour } from "./support/neighbours.ts";
import { composeByRecipe, startByRecipe } from "./support/recipe.ts";

const [SDL = "", MUTATION = ""] = blocksOf("graphql");

/** The neighbour that the guide shows. */
const vehicles: Neighbour = {
  sdl: SDL,
  type: "VehicleLicence",
  find: ({ vin }) =>
    vin == null ? null : { vin, vehicle: { vin, policies: [`policy of ${vin}`] } },
};

const VIN = "LATPAB071W1005301";

const LICENCE = { vin: VIN, vehicle: { policies: [`policy of ${VIN}`] } };

describe("by the recipe of docs/federation.md, with Hive Gateway's own command,", () => {
  type Graph = Awaited<ReturnType<typeof startScriptedGraph>>;
  let graph: Graph;
  let vin: string | undefined;
  before(async () => {
    graph = await startScriptedGraph(
      (response) => read({ 所有人: "李四", ...(vin !== undefined && { 识别代码: vin }) })(response),
      { neighbours: { vehicles }, startRouter: startByRecipe },
    );
  });
  after(() => graph[Symbol.asyncDispose]());

  it("an upload is read, and joined with what the example's neighbour knows", async () => {
    vin = VIN;
    const image = await jpegOfLength(5 * 2 ** 20);
    const { data, errors } = await askWithFile(graph.router, image, MUTATION);
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: LICENCE }]);
    assert.ok(graph.calls.at(-1)?.body.includes(image));
  });

  it("a url is read, and joined", async () => {
    vin = VIN;
    const query = MUTATION.replaceAll("upload", "url").replace("Upload", "URL");
    const { data, errors } = await ask(graph.router, query, { url: "https://a.cn/a.jpg" });
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: LICENCE }]);
  });

  it("a licence without its key is answered, and the neighbour not asked", async () => {
    vin = undefined;
    const before = graph.asked["vehicles"]?.length;
    const { data, errors } = await askWithFile(graph.router, await jpegOfLength(5000), MUTATION);
    assert.deepEqual(
      [errors, data],
      [undefined, { recognizeLicence: { vin: null, vehicle: null } }],
    );
    assert.equal(graph.asked["vehicles"]?.length, before);
  });

  const REFUSALS = {
    announced: [413, "REQUEST_ENTITY_TOO_LARGE"],
    "in chunks": [400, "BAD_REQUEST"],
  } as const;
  for (const how of ["announced", "in chunks"] as const)
    it(`a request over the router's limit is refused as the guide says, ${how}`, async () => {
      const calls = graph.calls.length;
      const { status, errors } = await post(graph.router, new Uint8Array(25_000_001), how);
      const extensions = errors?.map((error) => error.extensions);
      const [expected, code] = REFUSALS[how];
      assert.deepEqual([status, extensions], [expected, [{ code }]]);
      assert.ok(GUIDE.includes(`${expected}, \`${code}\``));
      assert.equal(graph.calls.length, calls);
    });
});

/** An upload that holds these bytes. */
async function post(
  router: URL,
  file: Uint8Array<ArrayBuffer>,
  how: "announced" | "in chunks",
): Promise<GraphQLAnswer> {
  const form = new FormData();
  form.set("operations", JSON.stringify({ query: MUTATION, variables: { upload: null } }));
  form.set("map", '{"0":["variables.upload"]}');
  form.set("0", new Blob([file]));
  const { headers, body } = new Request(router, { method: "POST", headers: PREFLIGHT, body: form });
  const init = {
    method: "POST",
    headers,
    body: how === "announced" ? await new Response(body).arrayBuffer() : body,
    duplex: "half",
  };
  const answer = await fetch(new URL("/graphql", router), init);
  return { status: answer.status, ...((await answer.json()) as Omit<GraphQLAnswer, "status">) };
}

describe("the recipe of docs/federation.md", () => {
  it("composes in production with the router's key, and without it not", async () => {
    const key = "a-router-key-of-24-letters";
    await using upstream = await startUpstream(read({}));
    const settings = { ...settingsFor(upstream), PRODUCTION: "true", ROUTER_KEY: key };
    await using gateway = await startMain(settings);
    await using neighbour = await startNeighbour(vehicles);
    const endpoints = { licences: gateway.url, vehicles: neighbour.url };
    const supergraph = await composeByRecipe(endpoints, { LICENCES_ROUTER_KEY: key });
    assert.match(supergraph, /recognizeLicence\(.*@cost\(weight: 50\)/s);
    assert.match(supergraph, /key: "plateNumber", resolvable: false/);
    await assert.rejects(composeByRecipe(endpoints), /subgraph: Unauthorized/);
  });

  it("installs the versions that are tested", () => {
    const { dependencies } = JSON.parse(
      readFileSync(new URL("routers/package.json", import.meta.url), "utf8"),
    ) as { readonly dependencies: Readonly<Record<string, string>> };
    const [, list = ""] = /npm install (.*)/.exec(GUIDE) ?? [];
    const shown = list.split(" ");
    assert.equal(shown.length, 3);
    for (const entry of shown) {
      const at = entry.lastIndexOf("@");
      assert.equal(entry.slice(at + 1), dependencies[entry.slice(0, at)], entry);
    }
  });
});
