import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ConfigError, readConfig, type Env } from "../src/config.ts";

const KEY = "the-key-of-the-forms-team-0123456789";
const OTHER_KEY = "another-key-0123456789-0123456789";
const HEX = createHash("sha256").update(KEY).digest("hex");

function problemsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** The names of the settings that are wrong. */
const wrongIn = (env: Env) => problemsOf(env).map((problem) => problem.split(" ", 1)[0]);

const pem = (kind: "public" | "private", bits = 2048) => {
  const pair = generateKeyPairSync("rsa", { modulusLength: bits });
  return kind === "public"
    ? String(pair.publicKey.export({ type: "spki", format: "pem" }))
    : String(pair.privateKey.export({ type: "pkcs8", format: "pem" }));
};

const TOKENS = { JWT_ISSUER: "https://issuer.example", JWT_AUDIENCE: "licence-gateway" };

describe("the settings of keys", () => {
  it("take a key or its digest, and keep the digest alone", () => {
    for (const key of [KEY, `sha256:${HEX}`, `SHA256:${HEX.toUpperCase()}`]) {
      const { apiKeys } = readConfig({ API_KEYS: `forms=${key}, clerks=${OTHER_KEY}` }).door;
      assert.deepEqual(
        apiKeys.map(({ name }) => name),
        ["forms", "clerks"],
      );
      assert.equal(Buffer.from(apiKeys[0]?.digest ?? []).toString("hex"), HEX);
      assert.doesNotMatch(JSON.stringify(apiKeys), new RegExp(KEY));
    }
  });

  it("may stand in a file, one a line", () => {
    const folder = mkdtempSync(join(tmpdir(), "keys-"));
    try {
      const file = join(folder, "keys");
      writeFileSync(file, `forms=${KEY}\n\nclerks=${OTHER_KEY}\n`);
      const { apiKeys } = readConfig({ API_KEYS_FILE: file }).door;
      assert.equal(apiKeys.length, 2);
      assert.deepEqual(wrongIn({ API_KEYS_FILE: join(folder, "none") }), ["API_KEYS_FILE"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("take no key that could be guessed or mistaken, and repeat none", () => {
    for (const bad of [
      "forms",
      "forms=",
      "forms=short",
      `a b=${KEY}`,
      `forms=${"a b".repeat(20)}`,
      "forms=sha256:abcd",
      `forms=${KEY}, x`,
    ]) {
      const problems = problemsOf({ API_KEYS: bad });
      assert.match(problems.join(), /^API_KEYS must/, bad);
      assert.doesNotMatch(problems.join(), /short|the-key|abcd/);
    }
    assert.deepEqual(wrongIn({ ROUTER_KEY: "short" }), ["ROUTER_KEY"]);
  });

  it("take each name and each key once, the router's too", () => {
    for (const bad of [
      { API_KEYS: `a=${KEY},a=${OTHER_KEY}` },
      { API_KEYS: `a=${KEY},b=sha256:${HEX}` },
      { API_KEYS: `a=${KEY}`, ROUTER_KEY: KEY },
      { API_KEYS: `router=${OTHER_KEY}`, ROUTER_KEY: KEY },
    ])
      assert.deepEqual(wrongIn(bad), ["API_KEYS"]);
  });
});

describe("the settings of tokens", () => {
  it("take the address of keys, or one key, also on one line", () => {
    const { tokens } = readConfig({ ...TOKENS, JWT_JWKS_URL: "https://issuer.example/keys" }).door;
    assert.equal(tokens?.keys instanceof URL && tokens.keys.href, "https://issuer.example/keys");
    const key = pem("public");
    for (const JWT_PUBLIC_KEY of [key, key.replaceAll("\n", String.raw`\n`)])
      assert.ok(readConfig({ ...TOKENS, JWT_PUBLIC_KEY }).door.tokens);
  });

  it("take no key that is weak, or private, or no key", () => {
    for (const bad of [pem("public", 1024), pem("private"), "secret", KEY]) {
      const problems = problemsOf({ ...TOKENS, JWT_PUBLIC_KEY: bad });
      assert.match(problems.join(), /^JWT_PUBLIC_KEY must be a public key/);
      assert.doesNotMatch(problems.join(), /secret|the-key/);
    }
  });

  it("take keys only from where nobody can change them on their way", () => {
    for (const bad of ["http://issuer.example/keys", "file:///etc/keys", "keys"])
      assert.deepEqual(wrongIn({ ...TOKENS, JWT_JWKS_URL: bad }), ["JWT_JWKS_URL"]);
    assert.deepEqual(wrongIn({ ...TOKENS, JWT_JWKS_URL: "http://127.0.0.1:1/keys" }), []);
  });

  it("go together", () => {
    const url = "https://issuer.example/keys";
    assert.deepEqual(wrongIn({ JWT_JWKS_URL: url }), ["JWT_AUDIENCE", "JWT_ISSUER"]);
    assert.deepEqual(wrongIn(TOKENS), ["JWT_JWKS_URL"]);
    const both = { ...TOKENS, JWT_JWKS_URL: url, JWT_PUBLIC_KEY: pem("public") };
    assert.deepEqual(wrongIn(both), ["JWT_PUBLIC_KEY"]);
  });
});

describe("the settings of other origins", () => {
  it("are a list of origins, and nothing that means everybody", () => {
    const list = "https://forms.example, http://localhost:5173";
    assert.deepEqual(readConfig({ CORS_ORIGINS: list }).door.corsOrigins, [
      "https://forms.example",
      "http://localhost:5173",
    ]);
    for (const bad of [
      "*",
      "null",
      "forms.example",
      "https://a.example/",
      "https://*.example",
      "file://",
      `${list}, *`,
    ])
      assert.deepEqual(wrongIn({ CORS_ORIGINS: bad }), ["CORS_ORIGINS"], bad);
  });
});

describe("a host that other machines reach", () => {
  it("is refused while nothing guards the door", () => {
    for (const HOST of ["0.0.0.0", "::", "192.168.0.1", "gateway.example"])
      assert.deepEqual(wrongIn({ HOST }), ["HOST"], HOST);
    for (const HOST of ["127.0.0.1", "127.0.0.9", "localhost", "::1"])
      assert.deepEqual(wrongIn({ HOST }), [], HOST);
  });

  it("is taken with any guard, or when the operator says that there is one", () => {
    for (const guard of [
      { API_KEYS: `forms=${KEY}` },
      { ROUTER_KEY: KEY },
      { ...TOKENS, JWT_PUBLIC_KEY: pem("public") },
      { OPEN_DOOR: "true", ALLOWED_HOSTS: "*" },
    ])
      assert.deepEqual(wrongIn({ HOST: "0.0.0.0", ...guard }), []);
  });
});

describe("the hosts that requests may name", () => {
  const hostsOf = (env: Env) => readConfig(env).door.allowedHosts;
  const GUARD = { HOST: "0.0.0.0", API_KEYS: `forms=${KEY}` };

  it("are this machine's on loopback, and the listed ones with them", () => {
    for (const HOST of ["127.0.0.1", "localhost", "::1"])
      assert.deepEqual(hostsOf({ HOST }), { names: [], withLoopback: true });
    const ALLOWED_HOSTS = "Forms.example., 10.0.0.1, [FD00::0:1]";
    const names = ["forms.example", "10.0.0.1", "[fd00::1]"];
    assert.deepEqual(hostsOf({ ALLOWED_HOSTS }), { names, withLoopback: true });
  });

  it("are the listed ones elsewhere, or any while a key or a token guards", () => {
    assert.equal(hostsOf(GUARD), undefined);
    const names = ["forms.example"];
    const listed = { names, withLoopback: false };
    assert.deepEqual(hostsOf({ ...GUARD, ALLOWED_HOSTS: "forms.example" }), listed);
  });

  it("must be told where nothing guards", () => {
    const open = { HOST: "0.0.0.0", OPEN_DOOR: "true" };
    assert.match(problemsOf(open).join(), /^ALLOWED_HOSTS is required with OPEN_DOOR=true .+ \* /);
    assert.deepEqual(wrongIn({ ...open, METRICS_KEY: KEY }), ["ALLOWED_HOSTS"]);
    assert.deepEqual(wrongIn({ ...open, ALLOWED_HOSTS: "forms.example" }), []);
    assert.deepEqual(wrongIn({ ...open, API_KEYS: `forms=${KEY}` }), []);
    assert.deepEqual(wrongIn({ OPEN_DOOR: "true" }), []);
  });

  it("may be any where * says so", () => {
    assert.equal(hostsOf({ ALLOWED_HOSTS: "*" }), undefined);
    assert.equal(hostsOf({ ...GUARD, ALLOWED_HOSTS: " * " }), undefined);
  });

  it("are names without ports, and nothing else", () => {
    for (const bad of [
      "forms.example:443",
      "forms.example:",
      "https://forms.example",
      "forms.example/",
      "*.example",
      "forms.example, *",
      "*, *",
      "a b",
      "user@forms.example",
      "fd00::1",
      "[fd00::1",
      "127.0.0.256",
      ",",
      ".",
    ]) {
      const problems = problemsOf({ ALLOWED_HOSTS: bad });
      assert.match(problems.join(), /^ALLOWED_HOSTS must be host names/, bad);
      assert.doesNotMatch(problems.join(), /forms|user/);
    }
  });
});

describe("the key of the metrics", () => {
  it("is a key as others are, and none of them", () => {
    assert.ok(readConfig({ METRICS_KEY: KEY }).door.metricsKey);
    assert.deepEqual(wrongIn({ METRICS_KEY: "short" }), ["METRICS_KEY"]);
    for (const other of [{ API_KEYS: `forms=sha256:${HEX}` }, { ROUTER_KEY: KEY }])
      assert.deepEqual(wrongIn({ ...other, METRICS_KEY: KEY }), ["METRICS_KEY"]);
    assert.deepEqual(wrongIn({ API_KEYS: `metrics=${OTHER_KEY}`, METRICS_KEY: KEY }), []);
  });

  it("guards nothing else", () => {
    assert.deepEqual(wrongIn({ HOST: "0.0.0.0", METRICS_KEY: KEY }), ["HOST"]);
  });
});

describe("the rate", () => {
  const rateOf = (env: Env) =>
    readConfig({ OPEN_DOOR: "true", ALLOWED_HOSTS: "*", ...env }).door.recognitionsPerMinute;

  it("is none on this machine, and sixty a minute elsewhere", () => {
    assert.equal(rateOf({}), undefined);
    assert.equal(rateOf({ HOST: "0.0.0.0" }), 60);
    assert.equal(rateOf({ HOST: "0.0.0.0", RECOGNITIONS_PER_REQUEST: "40" }), 60);
  });

  it("is what the operator says, and 0 for none", () => {
    assert.equal(rateOf({ RATE_LIMIT: "30" }), 30);
    assert.equal(rateOf({ HOST: "0.0.0.0", RATE_LIMIT: "0" }), undefined);
  });

  it("must let one whole request pass", () => {
    assert.deepEqual(wrongIn({ RATE_LIMIT: "9" }), ["RATE_LIMIT"]);
    assert.deepEqual(wrongIn({ RATE_LIMIT: "-1" }), ["RATE_LIMIT"]);
  });
});

describe("all that is wrong with the door", () => {
  it("is told at once", () => {
    const env = { HOST: "0.0.0.0", JWT_ISSUER: "x", RATE_LIMIT: "1" };
    assert.deepEqual(wrongIn(env), ["HOST", "JWT_JWKS_URL", "RATE_LIMIT"]);
    const malformed = { API_KEYS: "x", CORS_ORIGINS: "*", PRODUCTION: "yes", TRUST_PROXY: "-1" };
    assert.deepEqual(wrongIn(malformed), ["API_KEYS", "CORS_ORIGINS", "PRODUCTION", "TRUST_PROXY"]);
  });
});
