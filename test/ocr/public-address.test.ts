import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { namesPrivateHost } from "../../src/ocr/public-address.ts";
import { BY_URL, startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";
import { PRIVATE_NAMES } from "./private-names.ts";

const urlOf = (host: string) => `http://${host}/licence.jpg`;

describe("a name that may resolve inside", () => {
  it("is refused before a call, however it is written", async () => {
    await using app = await startHouse(read({}));
    for (const name of PRIVATE_NAMES)
      for (const host of [name, name.toUpperCase(), `${name}:8080`]) {
        const { errors } = await app.ask(BY_URL, { url: urlOf(host) });
        assert.equal(errors?.[0]?.extensions["code"], "BAD_USER_INPUT", host);
      }
    assert.equal(app.calls.length, 0);
  });
});

describe("a name of the internet", () => {
  for (const host of [
    "example.com",
    "example.com.",
    "localhost.example.com",
    "metadata.example.com",
    "internal.example",
    "home.example.cn",
    "xn--fiqs8s.cn",
    "驾驶证.中国",
    "a_b.example.com",
    "lan.io",
    "nowhere.invalid",
    "licences-1250000000.cos.ap-shanghai.myqcloud.com",
  ])
    it(`is asked for: ${host}`, () => {
      assert.equal(namesPrivateHost(new URL(urlOf(host))), false);
    });
});
