import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError, readConfig, readLocalOcrConfig, type Env } from "../src/config.ts";
import { OPEN_DOOR } from "./support/gateway.ts";

const ACCOUNT = {
  OCR_APP_ID: "1250000000",
  OCR_SECRET_ID: "EXAMPLE-SECRET-ID",
  OCR_SECRET_KEY: "examplesecretkey0123456789",
};

const problemsOf = (env: Env, read: (env: Env) => unknown = readConfig) => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("readConfig", () => {
  it("needs nothing: the local service, on loopback", () => {
    const { ocr, ...config } = readConfig({});
    const { recognizer } = config;
    assert.deepEqual(config, {
      port: 4000,
      host: "127.0.0.1",
      door: { ...OPEN_DOOR, allowedHosts: { names: [], withLoopback: true } },
      recognitionsPerRequest: 10,
      persistedOperations: undefined,
      imageBytesInFlight: 2 ** 28,
      admissionWaitMs: 2000,
      recognizer: {
        timeoutMs: 15_000,
        concurrency: recognizer.concurrency,
        maxWaiting: recognizer.maxWaiting,
        callsPerSecond: undefined,
        memoryMs: 600_000,
        memoryBytes: 2 ** 24,
      },
    });
    assert.ok(ocr.provider === "local");
    assert.deepEqual([ocr.port, ocr.allowPrivateUrls], [0, false]);
    assert.ok(ocr.workers >= 1);
  });

  it("gives the local service one picture a reader and a third more, and what it takes at most", () => {
    const calls = (LOCAL_OCR_WORKERS: string) => {
      const { concurrency, maxWaiting } = readConfig({ LOCAL_OCR_WORKERS }).recognizer;
      return [concurrency, maxWaiting];
    };
    assert.deepEqual(["1", "4", "64"].map(calls), [
      [2, 12],
      [6, 36],
      [32, 192],
    ]);
  });

  it("asks of a cloud account what it grants, unless it is told otherwise", () => {
    const pace = (env: Env) => {
      const cloud = { OCR_PROVIDER: "cloud-image", ...ACCOUNT, ...env };
      const { concurrency, callsPerSecond } = readConfig(cloud).recognizer;
      return [concurrency, callsPerSecond];
    };
    assert.deepEqual(pace({}), [10, 10]);
    assert.deepEqual(pace({ OCR_CONCURRENCY: "3", OCR_CALLS_PER_SECOND: "50" }), [3, 50]);
    const unlimited = pace({ OCR_CONCURRENCY: "1000", OCR_CALLS_PER_SECOND: "0" });
    assert.deepEqual(unlimited, [1000, undefined]);
  });

  it("makes up the local service's credentials anew each time, unless they are given", () => {
    const keys = [{}, {}].map((env) => readConfig(env).ocr.credentials.secretKey);
    assert.notEqual(keys[0], keys[1]);
    assert.equal(readConfig(ACCOUNT).ocr.credentials.secretKey, ACCOUNT.OCR_SECRET_KEY);
  });

  it("takes the original service with an account, by https", () => {
    const { ocr } = readConfig({ OCR_PROVIDER: "cloud-image", ...ACCOUNT, OCR_BUCKET: "b" });
    assert.ok(ocr.provider === "cloud-image");
    assert.equal(ocr.endpoint.href, "https://recognition.image.myqcloud.com/");
    assert.deepEqual(ocr.credentials, {
      appId: "1250000000",
      bucket: "b",
      secretId: "EXAMPLE-SECRET-ID",
      secretKey: "examplesecretkey0123456789",
    });
  });

  it("wants room in memory for the largest request that it allows", () => {
    const settings = { RECOGNITIONS_PER_REQUEST: "20", IMAGE_BYTES_IN_FLIGHT: "100000000" };
    assert.deepEqual(problemsOf(settings), [
      "IMAGE_BYTES_IN_FLIGHT must be at least 126795776, what RECOGNITIONS_PER_REQUEST may bring",
    ]);
  });

  it("takes http only on a loopback address", () => {
    const problems = (OCR_ENDPOINT: string) =>
      problemsOf({ OCR_PROVIDER: "cloud-image", ...ACCOUNT, OCR_ENDPOINT }).length;
    for (const good of [
      "http://127.0.0.1:4100",
      "http://[::1]:1",
      "http://localhost",
      "https://a.cn",
    ])
      assert.equal(problems(good), 0, good);
    for (const bad of [
      "http://a.cn",
      "ftp://a.cn",
      "https://a.cn/x",
      "https://u:p@a.cn",
      "a.cn",
      "http://127.0.0.1.evil.cn",
    ])
      assert.equal(problems(bad), 1, bad);
  });

  it("takes a blank setting for one that is not given", () => {
    assert.equal(readConfig({ PORT: " ", OCR_PROVIDER: "" }).port, 4000);
  });

  it("names everything that is wrong at once, and no value", () => {
    const env = {
      PORT: "secret-a",
      OCR_TIMEOUT_MS: "-1",
      OCR_PROVIDER: "cloud-image",
      OCR_APP_ID: "secret&b",
      OCR_SECRET_KEY: "secret",
    };
    const problems = problemsOf(env);
    assert.deepEqual(
      problems.map((problem) => problem.split(" ", 1)[0]),
      ["OCR_APP_ID", "OCR_SECRET_ID", "OCR_SECRET_KEY", "OCR_TIMEOUT_MS", "PORT"],
    );
    assert.doesNotMatch(problems.join(), /secret/);
  });

  it("knows the providers that there are, and names what else is wrong with one that is none", () => {
    assert.deepEqual(problemsOf({ OCR_PROVIDER: "secret" }), [
      "OCR_PROVIDER must be local or cloud-image",
    ]);
    const env = {
      OCR_PROVIDER: "secret-a",
      OCR_ENDPOINT: "secret-b",
      OCR_SECRET_ID: "secret&c",
      PORT: "secret-d",
      LOCAL_OCR_WORKERS: "secret-e",
      HOST: "0.0.0.0",
      IMAGE_BYTES_IN_FLIGHT: "9000000",
    };
    const problems = problemsOf(env);
    assert.deepEqual(
      problems.map((problem) => problem.split(" ", 1)[0]),
      [
        "HOST",
        "IMAGE_BYTES_IN_FLIGHT",
        "LOCAL_OCR_WORKERS",
        "OCR_ENDPOINT",
        "OCR_PROVIDER",
        "OCR_SECRET_ID",
        "PORT",
      ],
    );
    assert.doesNotMatch(problems.join(), /secret-|secret&/);
  });

  it("judges settings together only when each of them is right by itself", () => {
    assert.deepEqual(problemsOf({ HOST: "0.0.0.0", API_KEYS: "secret" }).length, 1);
  });

  it("does not silently ignore an address given to the local service", () => {
    assert.equal(problemsOf({ OCR_ENDPOINT: "http://127.0.0.1:4100" }).length, 1);
  });

  for (const name of [
    "PORT",
    "OCR_TIMEOUT_MS",
    "IMAGE_BYTES_IN_FLIGHT",
    "LOCAL_OCR_WORKERS",
    "ADMISSION_WAIT_MS",
    "OCR_CONCURRENCY",
    "OCR_CALLS_PER_SECOND",
    "RESULT_MEMORY_MS",
    "RESULT_MEMORY_BYTES",
  ])
    it(`wants a whole number within bounds for ${name}`, () => {
      for (const bad of ["1.5", "many", "1e99", "-7", "NaN"])
        assert.equal(problemsOf({ [name]: bad }).length, 1, bad);
    });
});

describe("readLocalOcrConfig", () => {
  it("wants credentials, since its clients must know them", () => {
    assert.deepEqual(problemsOf({}, readLocalOcrConfig), [
      "OCR_APP_ID is required",
      "OCR_SECRET_ID is required",
      "OCR_SECRET_KEY is required",
    ]);
    assert.equal(readLocalOcrConfig(ACCOUNT).port, 4100);
  });
});
