import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ask, askWithFile, BY_URL, type GraphQLAnswer } from "../support/gateway.ts";
import { smallJpeg } from "../support/picture.ts";
import { read, refuse, type Answer } from "../support/upstream.ts";
import { assertUnchanged } from "./support/assert-unchanged.ts";
import { startScriptedGraph } from "./support/graph.ts";
import { startApolloGateway } from "./support/routers.ts";

const VIN = "LATPAB071W1005301";

const READ = read({ 识别代码: VIN, 所有人: "李四" });

const JOINED = `... on VehicleLicence { vin owner insurer vehicle { vin } }`;

const ONE = `mutation ($url: URL) { recognizeLicence(type: VEHICLE, url: $url) { ${JOINED} } }`;

const SEVERAL = `mutation ($images: [LicenceImage!]!) {
  recognizeLicences(images: $images) { ... on RecognitionFailure { code billed } ${JOINED} }
}`;

const LICENCE = { vin: VIN, owner: "李四", insurer: `insurer of ${VIN}`, vehicle: { vin: VIN } };

const REPRESENTATION = { __typename: "VehicleLicence", vin: VIN };

describe("through @apollo/gateway", () => {
  let graph: Awaited<ReturnType<typeof startScriptedGraph>>;
  let answer: Answer = READ;
  before(async () => {
    graph = await startScriptedGraph((...call) => answer(...call), {
      startRouter: startApolloGateway,
    });
  });
  after(() => graph[Symbol.asyncDispose]());

  it("a url is read, and joined with what a neighbour knows of the vehicle", async () => {
    const { data, errors } = await ask(graph.router, ONE, { url: "https://a.cn/one.jpg" });
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: LICENCE }]);
    assert.deepEqual(graph.asked["vehicles"]?.at(-1), REPRESENTATION);
  });

  it("several pictures are read, each joined or failed in its place", async () => {
    answer = (response, _, { body }) => (body.includes("bad.jpg") ? refuse(-9002) : READ)(response);
    const images = ["good", "bad", "fine"].map((name) => ({
      type: "VEHICLE",
      url: `https://a.cn/${name}.jpg`,
    }));
    const { data, errors } = await ask(graph.router, SEVERAL, { images });
    const failure = { code: "LICENCE_NOT_RECOGNIZED", billed: "NO" };
    assert.deepEqual(
      [errors, data],
      [undefined, { recognizeLicences: [LICENCE, failure, LICENCE] }],
    );
  });

  it("a neighbour is asked for a key that was not read, and answers null", async () => {
    answer = read({ 所有人: "李四" });
    const { data, errors } = await ask(graph.router, ONE, { url: "https://a.cn/no-vin.jpg" });
    const expected = { vin: null, owner: "李四", insurer: null, vehicle: null };
    assert.deepEqual([errors, data], [undefined, { recognizeLicence: expected }]);
    assert.deepEqual(graph.asked["vehicles"]?.at(-1), { ...REPRESENTATION, vin: null });
  });

  it("an error of a picture arrives unchanged", async () => {
    answer = refuse(-9002);
    const url = "https://a.cn/refused.jpg";
    await assertUnchanged(graph, "LICENCE_NOT_RECOGNIZED", (at) => ask(at, BY_URL, { url }));
  });

  it("an error of a request that was not executed arrives inside of one of its own", async () => {
    const images = Array.from({ length: 11 }, () => ({ type: "VEHICLE", url: "https://a.cn/" }));
    const { errors } = await ask(graph.router, SEVERAL, { images });
    const [{ code, response } = {}] = errors?.map(({ extensions }) => extensions) ?? [];
    assert.equal(code, "INTERNAL_SERVER_ERROR");
    const { status, body } = response as { readonly status: number; readonly body: GraphQLAnswer };
    assert.deepEqual(
      [status, body.errors?.[0]?.extensions],
      [400, { code: "OPERATION_TOO_COSTLY", retryable: false, billed: "NO" }],
    );
  });

  it("no upload passes: Apollo's server takes none", async () => {
    const calls = graph.calls.length;
    const { status, errors } = await askWithFile(graph.router, await smallJpeg());
    assert.deepEqual([status, errors?.[0]?.extensions["code"]], [400, "BAD_REQUEST"]);
    assert.equal(graph.calls.length, calls);
  });
});
