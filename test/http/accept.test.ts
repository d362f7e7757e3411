import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BY_URL, startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const GRAPHQL_TYPE = "application/graphql-response+json; charset=utf-8";

/** What is answered to each Accept header. */
const ANSWERED: Readonly<Record<string, string>> = {
  "*/*": JSON_TYPE,
  "": JSON_TYPE,
  "application/*": JSON_TYPE,
  "application/json": JSON_TYPE,
  "APPLICATION/JSON": JSON_TYPE,
  "application/json;q=0.1": JSON_TYPE,
  "application/json ; charset=UTF-8": JSON_TYPE,
  'application/json; charset="utf-8"': JSON_TYPE,
  "application/graphql-response+json": GRAPHQL_TYPE,
  "application/graphql-response+json, application/json;q=0.9": GRAPHQL_TYPE,
  "application/json;q=0, */*": GRAPHQL_TYPE,
  "application/json;q=0, application/graphql-response+json": GRAPHQL_TYPE,
  "application/json;q=0.5, application/graphql-response+json;q=0": JSON_TYPE,
  "application/*;q=0, multipart/*;q=0, */*": "text/event-stream",
  "application/*;q=0, text/*;q=0, */*": 'multipart/mixed; boundary="-"',
  "text/event-stream": "text/event-stream",
  "text/event-stream;q=0.5, x/y": "text/event-stream",
  "multipart/mixed": 'multipart/mixed; boundary="-"',
  "multipart/mixed;deferSpec=20220824": 'multipart/mixed; boundary="-"',
  "multipart/mixed;deferSpec=20220824, application/json": JSON_TYPE,
  'text/html, application/json; profile="a,b", */*;q=0.1': JSON_TYPE,
};

const REFUSED = [
  "application/json;q=0",
  "application/json; q=0.000",
  "application/json;Q=0",
  "*/*;q=0",
  "application/*;q=0",
  "application/json;q=0, application/graphql-response+json;q=0, text/event-stream;q=0",
  "application/json;q=0, text/html",
  "application/json; charset=latin1",
  'application/json; charset="gbk"',
  "application/xml",
  "text/html",
  "x",
  ",",
];

describe("what a client accepts", () => {
  let app: Awaited<ReturnType<typeof startHouse>>;
  before(async () => {
    app = await startHouse(read({ 姓名: "王小明" }));
  });
  after(() => app[Symbol.asyncDispose]());

  const ask = (accept: string) =>
    fetch(new URL("/graphql", app.url), {
      method: "POST",
      headers: { accept, "content-type": "application/json" },
      body: JSON.stringify({ query: BY_URL, variables: { url: "https://example.com/a.jpg" } }),
    });

  for (const [accept, type] of Object.entries(ANSWERED))
    it(`is answered: ${accept || "nothing said"}`, async () => {
      const response = await ask(accept);
      assert.deepEqual([response.status, response.headers.get("content-type")], [200, type]);
      assert.match(await response.text(), /王小明/);
    });

  for (const accept of REFUSED)
    it(`is refused before a call when there is no such answer: ${accept}`, async () => {
      const before = app.calls.length;
      assert.equal((await ask(accept)).status, 406);
      assert.equal(app.calls.length, before);
    });

  it("is told a wrong document by status, but where it is application/json by name", async () => {
    const wrong = async (accept: string) => {
      const response = await fetch(new URL("/graphql", app.url), {
        method: "POST",
        headers: { accept, "content-type": "application/json" },
        body: '{"query":"{ nothing }"}',
      });
      return response.status;
    };
    assert.equal(await wrong("application/json"), 200);
    assert.equal(await wrong("*/*"), 400);
    assert.equal(await wrong("application/json;q=0, */*"), 400);
    assert.equal(await wrong("application/graphql-response+json"), 400);
  });
});
