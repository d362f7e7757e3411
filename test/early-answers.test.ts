import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import {
  countHeard,
  EARLY_AT_THE_GATEWAY,
  EARLY_AT_THE_SERVICE,
  EARLY_KEY,
} from "./support/early-answers.ts";
import { startHouse } from "./support/gateway.ts";
import { startLocalOcr } from "./support/local-ocr.ts";
import { read } from "./support/upstream.ts";

const OPTIONS = { sizes: [4 * 2 ** 20, 7 * 2 ** 20], times: 2 };

const API_KEY = { name: "test", digest: createHash("sha256").update(EARLY_KEY).digest() };

describe("an answer before the end of its request", () => {
  it("reaches a client of the local service that writes all before it reads", async () => {
    await using service = await startLocalOcr();
    assert.deepEqual((await countHeard(service.url, EARLY_AT_THE_SERVICE, OPTIONS)).lost, []);
  });

  it("reaches a client of the gateway that writes all before it reads", async () => {
    await using house = await startHouse(read({}), { door: { apiKeys: [API_KEY] } });
    assert.deepEqual((await countHeard(house.url, EARLY_AT_THE_GATEWAY, OPTIONS)).lost, []);
  });
});
