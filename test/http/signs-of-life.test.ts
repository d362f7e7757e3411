import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { openConnection } from "../support/connection.ts";
import { BY_URL, startHouse } from "../support/gateway.ts";
import { until } from "../support/until.ts";
import { read, refuse } from "../support/upstream.ts";

const NAME = read({ 姓名: "CANARY-NAME", 证号: "CANARY-ID" });
const url = (at: number) => `https://example.com/${at}.jpg?token=CANARY`;

const get = async (gateway: URL, path: string) => {
  const response = await fetch(new URL(path, gateway));
  return { status: response.status, text: await response.text() };
};

describe("/ready", () => {
  for (const [returnCode, reason] of [
    [14, "OCR_MISCONFIGURED"],
    [25, "OCR_QUOTA_EXHAUSTED"],
  ] as const) {
    it(`says ${reason} after code ${returnCode}, and nothing of the account`, async () => {
      await using app = await startHouse(refuse(returnCode, "appid 1250000000"));
      assert.deepEqual(await get(app.url, "/ready"), { status: 200, text: '{"ready":true}' });
      await app.ask(BY_URL, { url: url(1) });
      const { status, text } = await get(app.url, "/ready");
      assert.deepEqual([status, JSON.parse(text)], [503, { ready: false, reason }]);
      assert.equal((await get(app.url, "/health")).status, 200);
    });
  }

  it("says OCR_UNAVAILABLE while nothing is sent to a service that is down", async () => {
    const isDown = { isAlive: () => false };
    await using app = await startHouse((response) => response.destroy(), isDown);
    for (let at = 0; at < 5; at++) await app.ask(BY_URL, { url: url(at) });
    assert.match((await get(app.url, "/ready")).text, /OCR_UNAVAILABLE/);
  });
});

describe("/metrics", () => {
  it("counts recognitions by what became of them, and has nobody's data", async () => {
    await using app = await startHouse((response, count) =>
      (count === 1 ? NAME : refuse(-9002))(response),
    );
    for (const at of [1, 2]) await app.ask(BY_URL, { url: url(at) });
    const { text } = await get(app.url, "/metrics");
    const count = (labels: string) =>
      new RegExp(`^licence_recognitions_total{${labels}} (\\d+)$`, "m").exec(text)?.[1];
    assert.equal(count('type="DRIVER",source="CALL",code="OK",billed="YES"'), "1");
    assert.equal(
      count('type="DRIVER",source="CALL",code="LICENCE_NOT_RECOGNIZED",billed="NO"'),
      "1",
    );
    assert.match(text, /^licence_provider_call_seconds_count{code="-9002"} 1$/m);
    assert.match(text, /^licence_sending_stopped{reason="OCR_MISCONFIGURED"} 0$/m);
    assert.doesNotMatch(text, /CANARY|example\.com|1250000000/);
  });
});

describe("a gateway at its end", () => {
  const request = (path: string, body = "") =>
    `${body ? "POST" : "GET"} ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const ask = JSON.stringify({ query: BY_URL, variables: { url: url(1) } });

  it("finishes what has begun, and refuses what still comes on kept connections", async () => {
    const held: ServerResponse[] = [];
    const app = await startHouse((response) => held.push(response)); // ended below
    using kept = await openConnection(app.url);
    using late = await openConnection(app.url);
    using watcher = await openConnection(app.url);
    const free = JSON.stringify({ query: "{ imageLimits { maxBytes } }" });
    for (const connection of [late, watcher]) await connection.exchange(request("/graphql", free));
    const begun = kept.exchange(request("/graphql", ask));
    await until(() => held.length === 1, "a call is under way");
    const ended = app[Symbol.asyncDispose]();
    const refused = await late.exchange(request("/graphql", ask));
    const { code, billed, retryable } =
      (refused.json as { errors: { extensions: Record<string, unknown> }[] }).errors[0]
        ?.extensions ?? {};
    assert.deepEqual([refused.status, code, billed, retryable], [503, "OVERLOADED", "NO", true]);
    const ready = await watcher.exchange(request("/ready"));
    assert.deepEqual([ready.status, ready.json], [503, { ready: false, reason: "DRAINING" }]);
    await assert.rejects(fetch(new URL("/health", app.url)));
    await assert.rejects(late.exchange(request("/health")));
    held.forEach(NAME);
    assert.equal((await begun).status, 200);
    await assert.rejects(kept.exchange(request("/health")));
    await ended;
  });
});
