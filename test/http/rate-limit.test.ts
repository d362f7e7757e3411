import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, startHouse, type GraphQLAnswer } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";
import { bearing, KEY, KEYS, ROUTER_KEY } from "./door/key-cases.ts";

const SERVICE = read({ 姓名: "王小明" });

const house = (recognitionsPerMinute: number, more = {}) =>
  startHouse(SERVICE, { door: { recognitionsPerMinute, ...more } });

const asking = (recognitions: number) =>
  `mutation { ${Array.from(
    { length: recognitions },
    (_, at) => `a${at}: recognizeLicence(type: DRIVER, url: "https://example.com/${at}") { type }`,
  ).join(" ")} }`;

/** The code of an answer, or "read". */
const codeOf = ({ errors }: GraphQLAnswer) => errors?.[0]?.extensions["code"] ?? "read";

async function askWith(
  gateway: URL,
  headers: Readonly<Record<string, string>>,
  recognitions = 1,
): Promise<unknown> {
  const response = await fetch(new URL("/graphql", gateway), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: asking(recognitions) }),
  });
  return codeOf((await response.json()) as GraphQLAnswer);
}

describe("a caller's rate", () => {
  it("lets as many recognitions pass as it says, and then none", async () => {
    await using app = await house(3);
    const codes: unknown[] = [];
    for (let round = 0; round < 5; round++) codes.push(codeOf(await app.ask(asking(1))));
    assert.deepEqual(codes, ["read", "read", "read", "RATE_LIMITED", "RATE_LIMITED"]);
    assert.equal(app.calls.length, 3);
  });

  it("takes all of a document or nothing, and counts nothing of what it refuses", async () => {
    await using app = await house(5);
    const codes: unknown[] = [];
    for (const wanted of [3, 3, 3, 2, 1]) codes.push(codeOf(await app.ask(asking(wanted))));
    assert.deepEqual(codes, ["read", "RATE_LIMITED", "RATE_LIMITED", "read", "RATE_LIMITED"]);
    assert.equal(app.calls.length, 5);
  });

  it("takes all or nothing also of what comes at once", async () => {
    await using app = await house(10);
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.ask(asking(3))));
    const read = answers.filter((answer) => codeOf(answer) === "read").length;
    assert.equal(read, 3);
    // The same pictures, asked for at the same time, may be one call each.
    assert.ok(app.calls.length >= 3 && app.calls.length <= 9);
  });

  it("says to come again within a minute, also when the clock was set back", async (test) => {
    test.mock.timers.enable({ apis: ["Date"], now: Date.now() });
    await using app = await house(1);
    await app.ask(asking(1));
    test.mock.timers.setTime(Date.now() - 3_600_000);
    const { errors } = await app.ask(asking(1));
    assert.ok(Number(errors?.[0]?.extensions["retryAfterMs"]) <= 60_000);
  });

  it("says when to come again, in the answer and in HTTP", async () => {
    await using app = await house(1);
    await app.ask(asking(1));
    const response = await fetch(new URL("/graphql", app.url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: asking(1) }),
    });
    const { errors } = (await response.json()) as GraphQLAnswer;
    const { retryAfterMs, retryable, billed } = errors?.[0]?.extensions ?? {};
    assert.deepEqual([response.status, retryable, billed], [429, true, "NO"]);
    assert.ok(Number(retryAfterMs) > 50_000 && Number(retryAfterMs) <= 60_000);
    const seconds = String(Math.ceil(Number(retryAfterMs) / 1000));
    assert.equal(response.headers.get("retry-after"), seconds);
  });

  it("counts no query, and nothing that is refused for another reason", async () => {
    await using app = await house(1);
    for (const query of ["{ imageLimits { maxBytes } }", "{ wrong }", asking(11)])
      for (let round = 0; round < 3; round++) await app.ask(query);
    assert.equal(codeOf(await app.ask(asking(1))), "read");
  });

  it("is each caller's own", async () => {
    await using app = await house(1, KEYS);
    const keys = [KEY, KEY, ROUTER_KEY, ROUTER_KEY].map(bearing);
    const codes: unknown[] = [];
    for (const headers of keys) codes.push(await askWith(app.url, headers));
    assert.deepEqual(codes, ["read", "RATE_LIMITED", "read", "RATE_LIMITED"]);
  });

  it("is of an address for those whom nobody knows, which they cannot choose", async () => {
    await using app = await house(1);
    const codes: unknown[] = [];
    for (const from of ["1.1.1.1", "2.2.2.2"])
      codes.push(await askWith(app.url, { "x-forwarded-for": from }));
    assert.deepEqual(codes, ["read", "RATE_LIMITED"]);
  });

  it("believes as many proxies as there are", async () => {
    await using app = await house(1, { trustedProxies: 1 });
    const codes: unknown[] = [];
    for (const from of ["1.1.1.1", "9.9.9.9, 1.1.1.1", "2.2.2.2", "2001:db8::1", "2001:db8::2"])
      codes.push(await askWith(app.url, { "x-forwarded-for": from }));
    assert.deepEqual(codes, ["read", "RATE_LIMITED", "read", "read", "RATE_LIMITED"]);
  });

  it("is none unless it is set", async () => {
    await using app = await startHouse(SERVICE);
    for (let round = 0; round < 10; round++) await ask(app.url, asking(10));
    assert.equal(app.calls.length, 100);
  });
});
