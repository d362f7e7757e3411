import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { createTokenReader } from "../../src/http/read-token.ts";
import { RequestError } from "../../src/errors.ts";
import { serve } from "../support/serve.ts";
import { until } from "../support/until.ts";
import { AUDIENCE, goodToken, ISSUER } from "./door/token-cases.ts";

const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

const OLD = newKey();
const NEW = newKey();

interface Published {
  readonly kid?: string;
  readonly key: { readonly publicKey: KeyObject };
}

const setOf = (keys: readonly Published[]) => ({
  keys: keys.map(({ kid, key }) => ({ ...key.publicKey.export({ format: "jwk" }), kid })),
});

const tokenOf = (key: { readonly privateKey: KeyObject }, kid?: string) =>
  goodToken(key.privateKey, "ES256", kid);

/** An issuer whose keys may change, and that counts how often it is asked for them. */
async function startIssuer(first: readonly Published[]) {
  const issuer = {
    asked: 0,
    answer: (response: ServerResponse): unknown => response.end(JSON.stringify(setOf(first))),
  };
  const server = await serve((_, response) => {
    issuer.asked++;
    issuer.answer(response);
  });
  return Object.assign(issuer, {
    url: server.url,
    publish(keys: readonly Published[]) {
      issuer.answer = (response) => response.end(JSON.stringify(setOf(keys)));
    },
    reader(intervalMs = 60_000) {
      const rules = { keys: server.url, issuer: ISSUER, audience: AUDIENCE };
      const read = createTokenReader(rules, { intervalMs });
      return async (token: string) => {
        try {
          await read(token);
          return "in";
        } catch (error) {
          if (error instanceof RequestError) return error;
          throw error;
        }
      };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  });
}

type Outcome = Awaited<ReturnType<ReturnType<Awaited<ReturnType<typeof startIssuer>>["reader"]>>>;

const codeOf = (outcome: Outcome) => (typeof outcome === "string" ? outcome : outcome.code);

describe("a token that does not name its key", () => {
  const others = (count: number): readonly Published[] =>
    Array.from({ length: count }, (_, at) => ({ kid: `other-${at}`, key: newKey() }));

  it("is tried against the keys of the issuer, with names and without", async () => {
    for (const keys of [
      [...others(2), { kid: "old", key: OLD }],
      [{ key: newKey() }, { key: OLD }],
      [{ key: OLD }],
    ]) {
      await using issuer = await startIssuer(keys);
      const read = issuer.reader();
      assert.equal(await read(await tokenOf(OLD)), "in");
      assert.equal(codeOf(await read(await tokenOf(NEW))), "UNAUTHENTICATED");
      assert.equal(issuer.asked, 1);
    }
  });

  it("is tried against eight of them at most", async () => {
    for (const [before, code] of [
      [7, "in"],
      [8, "UNAUTHENTICATED"],
    ] as const) {
      await using issuer = await startIssuer([...others(before), { kid: "old", key: OLD }]);
      assert.equal(codeOf(await issuer.reader()(await tokenOf(OLD))), code);
    }
  });
});

describe("a key that was just rotated", () => {
  it("is a reason to come again, and is known by then", async () => {
    await using issuer = await startIssuer([{ kid: "old", key: OLD }]);
    const read = issuer.reader(3000);
    assert.equal(await read(await tokenOf(OLD, "old")), "in");
    issuer.publish([{ kid: "new", key: NEW }]);
    const refusal = await read(await tokenOf(NEW, "new"));
    assert.ok(refusal instanceof RequestError);
    const { code, status, retryable, retryAfterMs = 0 } = refusal;
    assert.deepEqual([code, status, retryable], ["OVERLOADED", 503, true]);
    assert.ok(retryAfterMs > 0 && retryAfterMs <= 3000, String(retryAfterMs));
    const token = await tokenOf(NEW, "new");
    await until(async () => (await read(token)) === "in", "the new key is known");
    assert.equal(issuer.asked, 2);
    assert.equal(codeOf(await read(await tokenOf(OLD, "gone"))), "OVERLOADED");
  });

  it("that is none of the issuer's is refused once that was asked", async () => {
    await using issuer = await startIssuer([{ kid: "old", key: OLD }]);
    const read = issuer.reader(0);
    assert.equal(codeOf(await read(await tokenOf(NEW, "made-up"))), "UNAUTHENTICATED");
  });
});

describe("names of keys that are made up", () => {
  it("neither have the issuer asked again and again, nor cost others anything", async () => {
    await using issuer = await startIssuer([{ kid: "old", key: OLD }]);
    const read = issuer.reader();
    const good = await tokenOf(OLD, "old");
    assert.equal(await read(good), "in");
    for (let at = 0; at < 200; at++) {
      assert.equal(codeOf(await read(await tokenOf(NEW, `made-up-${at}`))), "OVERLOADED");
      assert.equal(await read(good), "in");
    }
    assert.equal(issuer.asked, 1);
  });

  it("do not have an issuer asked again and again that is down", async () => {
    await using issuer = await startIssuer([{ kid: "old", key: OLD }]);
    const read = issuer.reader(0);
    const good = await tokenOf(OLD, "old");
    assert.equal(await read(good), "in");
    issuer.answer = (response) => response.writeHead(500).end();
    for (let at = 0; at < 20; at++) {
      assert.equal(codeOf(await read(await tokenOf(NEW, `made-up-${at}`))), "OVERLOADED");
      assert.equal(await read(good), "in");
    }
    assert.equal(issuer.asked, 2);
  });

  it("of a known key and an algorithm that is not its own are no reason to come again", async () => {
    await using issuer = await startIssuer([{ kid: "old", key: OLD }]);
    const read = issuer.reader();
    const { privateKey } = generateKeyPairSync("ed25519");
    const forged = await goodToken(privateKey, "EdDSA", "old");
    assert.equal(codeOf(await read(forged)), "UNAUTHENTICATED");
  });
});

describe("the keys of an issuer", () => {
  const KEYS = [{ kid: "old", key: OLD }];
  const padded = (bytes: number) => JSON.stringify(setOf(KEYS)).padEnd(bytes);
  const LIMIT = 256 * 1024;

  const ANSWERS: Readonly<Record<string, [code: string, answer: (to: ServerResponse) => unknown]>> =
    {
      "of 256 KiB are taken": ["in", (to) => to.end(padded(LIMIT))],
      "of a byte more are not": ["OVERLOADED", (to) => to.end(padded(LIMIT + 1))],
      "without end are not": [
        "OVERLOADED",
        (to) => {
          const more = () => {
            while (!to.destroyed && to.write(" ".repeat(65_536)));
          };
          to.on("drain", more);
          more();
        },
      ],
      "elsewhere are not": [
        "OVERLOADED",
        (to) => to.writeHead(302, { location: "/elsewhere" }).end(padded(0)),
      ],
      "with status 404 are not": ["OVERLOADED", (to) => to.writeHead(404).end(padded(0))],
      "that are no JSON are not": ["OVERLOADED", (to) => to.end("<html>")],
      "that are no keys are not": ["OVERLOADED", (to) => to.end('{"keys":1}')],
      "that do not come are not": ["OVERLOADED", (to) => to.write("{")],
    };
  for (const [what, [code, answer]] of Object.entries(ANSWERS))
    it(what, async () => {
      await using issuer = await startIssuer(KEYS);
      issuer.answer = answer;
      assert.equal(codeOf(await issuer.reader()(await tokenOf(OLD, "old"))), code);
      assert.equal(issuer.asked, 1);
    });
});
