import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DoorConfig } from "../../src/config/door.ts";
import { startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";
import { bearing, KEY, keyOf, KEYS, ROUTER_KEY } from "./door/key-cases.ts";
import { AUDIENCE, goodToken, ISSUER, RIGHT } from "./door/token-cases.ts";

const METRICS_KEY = "the-key-of-the-monitors-0123456789";
const metricsKey = keyOf("metrics", METRICS_KEY);
const tokens = { keys: RIGHT.publicKey, issuer: ISSUER, audience: AUDIENCE };

interface Asked {
  readonly status: number;
  readonly code?: string;
  readonly challenge: string | null;
  readonly text: string;
}

/** Reads the metrics of a gateway with these guards. */
async function metricsOf(door: Partial<DoorConfig>, authorization?: string): Promise<Asked> {
  await using app = await startHouse(read({}), { door });
  const response = await fetch(new URL("/metrics", app.url), {
    headers: authorization === undefined ? {} : { authorization },
  });
  const text = await response.text();
  const [, code] = /"code":"(\w+)"/.exec(text) ?? [];
  const challenge = response.headers.get("www-authenticate");
  return { status: response.status, ...(code && { code }), challenge, text };
}

describe("the metrics", () => {
  it("are open where nothing guards the gateway", async () => {
    const { status, text } = await metricsOf({});
    assert.equal(status, 200);
    assert.match(text, /^licence_calls_running 0$/m);
  });

  it("are closed where keys or tokens guard it, to their bearers too", async () => {
    const token = await goodToken(RIGHT.privateKey, "RS256", "right");
    for (const [door, credential] of [
      [{ apiKeys: KEYS.apiKeys }, KEY],
      [{ routerKey: KEYS.routerKey }, ROUTER_KEY],
      [{ tokens }, token],
    ] as const)
      for (const authorization of [undefined, `Bearer ${credential}`]) {
        const { status, code, text } = await metricsOf(door, authorization);
        assert.deepEqual([status, code], [403, "FORBIDDEN"]);
        assert.match(text, /set METRICS_KEY/);
        assert.doesNotMatch(text, /licence_/);
      }
  });

  it("are for the bearer of METRICS_KEY where that is set, and for nobody else", async () => {
    for (const door of [{ metricsKey }, { ...KEYS, metricsKey }, { tokens, metricsKey }]) {
      for (const scheme of ["Bearer", "bearer"]) {
        const { status, text } = await metricsOf(door, `${scheme} ${METRICS_KEY}`);
        assert.equal(status, 200);
        assert.match(text, /^licence_calls_running 0$/m);
      }
      for (const authorization of [
        undefined,
        "",
        METRICS_KEY,
        `Basic ${METRICS_KEY}`,
        `Bearer ${METRICS_KEY}0`,
        `Bearer ${KEY}`,
        `Bearer ${ROUTER_KEY}`,
      ]) {
        const { status, code, challenge, text } = await metricsOf(door, authorization);
        assert.deepEqual([status, code, challenge], [401, "UNAUTHENTICATED", "Bearer"]);
        assert.doesNotMatch(text, /licence_|the-key/);
      }
    }
  });
});

describe("METRICS_KEY", () => {
  const RECOGNITION = {
    method: "POST",
    headers: bearing(METRICS_KEY),
    body: '{"query":"{ imageLimits { maxBytes } }"}',
  };

  it("is no key at /graphql", async () => {
    await using app = await startHouse(read({}), { door: { ...KEYS, metricsKey } });
    assert.equal((await fetch(new URL("/graphql", app.url), RECOGNITION)).status, 401);
  });

  it("does not close /graphql where nothing else guards it", async () => {
    await using app = await startHouse(read({}), { door: { metricsKey } });
    assert.equal((await fetch(new URL("/graphql", app.url), RECOGNITION)).status, 200);
  });
});
