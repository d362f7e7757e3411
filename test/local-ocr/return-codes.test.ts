import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { RETURN_CODES, type ReturnCode } from "../../src/ocr/return-codes.ts";
import { blankImage } from "../support/images.ts";
import {
  ACCOUNT,
  authorizationOf,
  call,
  callJson,
  nowS,
  startLocalOcr,
} from "../support/local-ocr.ts";
import type { SignedParts } from "../support/local-ocr.ts";

const OTHER = {
  appId: "1260000000",
  bucket: "others",
  secretId: "OTHER-SECRET-ID",
  secretKey: "another-key",
};
const PNG = await blankImage("png");
const IMAGE = PNG.toString("base64");
const GIF = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64").toString("base64");
const ASKED = { appid: ACCOUNT.appId, bucket: ACCOUNT.bucket, type: 1, image: IMAGE };
const DAY_S = 86_400;

const service = await startLocalOcr({ accounts: [ACCOUNT, OTHER] });
after(() => service[Symbol.asyncDispose]());

describe("a call whose signature has one fault", () => {
  const FAULTS: readonly (readonly [ReturnCode, string, SignedParts])[] = [
    [10, "names an unknown appid", { a: "1" }],
    [11, "names an unknown secretid", { k: "UNKNOWN" }],
    [12, "names the ids of two accounts", { a: OTHER.appId }],
    [14, "is made with another key", { key: "wrong" }],
    [14, "is made with another key, and has expired", { key: "wrong", e: nowS() - 1 }],
    [14, "is made with another key, and for another account", { key: "wrong", a: OTHER.appId }],
    [9, "has expired", { e: nowS() - 1, t: nowS() - 61 }],
    [9, "expires at the moment it was made", { e: nowS() + 60, t: nowS() + 60 }],
    [5, "is good for a year", { e: nowS() + 365 * DAY_S }],
    [9, "is for one use, but old", { e: 0, t: nowS() - DAY_S }],
    [6, "is for another bucket than the request", { b: "others" }],
    [6, "is for one file", { f: "test.jpg" }],
    [6, "is for one file and one use", { e: 0, f: "test.jpg" }],
  ];
  for (const [code, fault, parts] of FAULTS) {
    it(`is refused with ${code} when it ${fault}`, async () => {
      assert.equal((await callJson(service, ASKED, authorizationOf(parts))).code, code);
    });
  }

  it("is refused with 4 when it is missing or empty", async () => {
    for (const authorization of ["", " "])
      assert.equal((await callJson(service, ASKED, authorization)).code, 4);
  });

  it("is refused with 5 when it is no signature at all", async () => {
    assert.equal((await callJson(service, ASKED, "Bearer token")).code, 5);
  });

  it("is refused with 13 when it is for one use, and used for the second time", async () => {
    const authorization = authorizationOf({ e: 0 });
    assert.equal((await callJson(service, ASKED, authorization)).code, -9002);
    assert.equal((await callJson(service, ASKED, authorization)).code, 13);
  });
});

describe("a call whose parameters have one fault", () => {
  const FAULTS: readonly (readonly [ReturnCode, string, Readonly<Record<string, unknown>>])[] = [
    [6, "is for another appid than was signed", { appid: OTHER.appId }],
    [6, "is for another bucket than was signed", { bucket: "others" }],
    [-1301, "has no appid", { appid: undefined }],
    [-1301, "has an empty appid", { appid: "" }],
    [-1301, "has no type", { type: undefined }],
    [-1301, "has a type of null", { type: null }],
    [-1301, "has neither a url nor an image", { image: undefined }],
    [-1301, "has an empty url, and no image", { image: undefined, url: "" }],
    [-1304, "has a url of 2,049 bytes", { url: urlOf(2_049) }],
    [-1304, "has a bucket of 2,049 bytes", { bucket: "b".repeat(2_049) }],
    [21, "has a nested appid", { appid: { appid: ACCOUNT.appId } }],
    [21, "has a list of images", { image: [IMAGE] }],
    [21, "has a url of another scheme", { url: "ftp://example.com/a.jpg" }],
    [21, "has a url that is none", { url: "test.jpg" }],
    [-9001, "has a type that there is not", { type: 3 }],
    [-9001, "has a type in words", { type: "DRIVER" }],
    [-9001, "has a type that is true", { type: true }],
    [-1300, "has an empty image", { image: "" }],
    [-1102, "has a GIF", { image: GIF }],
    [-1102, "has a url in place of the image", { image: "http://example.com/a.jpg" }],
    [-1102, "has half an image", { image: IMAGE.slice(0, IMAGE.length / 2) }],
    [-1308, "has a url of this machine", { url: "http://127.0.0.1/a.jpg" }],
    [-9002, "has a picture of nothing", {}],
  ];
  for (const [code, fault, parameters] of FAULTS) {
    it(`is refused with ${code} when it ${fault}`, async () => {
      assert.equal((await callJson(service, { ...ASKED, ...parameters })).code, code);
    });
  }

  it("is refused with 16 when signature and request name a bucket that does not exist", async () => {
    const authorization = authorizationOf({ b: "nowhere" });
    assert.equal(
      (await callJson(service, { ...ASKED, bucket: "nowhere" }, authorization)).code,
      16,
    );
  });

  it("is refused with 21 when a parameter is given twice", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(ASKED)) form.append(name, String(value));
    form.append("type", "0");
    assert.equal((await call(service, form)).code, 21);
    const json = `{"appid":"${ACCOUNT.appId}","type":1,"type":1,"image":"${IMAGE}"}`;
    assert.equal((await call(service, json, { "content-type": "application/json" })).code, 21);
  });

  it("is refused with −1304 only above 2,048 bytes", async () => {
    assert.equal((await callJson(service, { ...ASKED, url: urlOf(2_048) })).code, -1308);
  });

  it("may name no bucket where the account has none", async () => {
    await using bucketless = await startLocalOcr({ accounts: [{ ...ACCOUNT, bucket: "" }] });
    for (const bucket of ["", "any"]) {
      const authorization = authorizationOf({ b: bucket });
      assert.equal(
        (await callJson(bucketless, { ...ASKED, bucket, type: 7 }, authorization)).code,
        -9001,
      );
    }
  });
});

describe("a call whose body has one fault", () => {
  const json = JSON.stringify(ASKED);
  const form = (end: string) =>
    `--b\r\nContent-Disposition: form-data; name="appid"\r\n\r\n${ACCOUNT.appId}${end}`;
  const FAULTS: readonly (readonly [string, string, string])[] = [
    ["has another content type", "text/plain", json],
    ["has no content type", "", json],
    ["is a form in the other encoding", "application/x-www-form-urlencoded", "appid=1&type=1"],
    ["is a form without a boundary", "multipart/form-data", form("\r\n--b--\r\n")],
    ["is a form with another boundary", "multipart/form-data; boundary=c", form("\r\n--b--\r\n")],
    ["is a form that is cut off", "multipart/form-data; boundary=b", form("")],
    [
      "is a form whose last mark is missing",
      "multipart/form-data; boundary=b",
      form("\r\n--b\r\n"),
    ],
    [
      "is a form whose part has no head",
      "multipart/form-data; boundary=b",
      "--b\r\n\r\nx\r\n--b--",
    ],
    ["is empty", "application/json", ""],
    ["is JSON that is cut off", "application/json", json.slice(0, -1)],
    ["is JSON with a comment", "application/json", `${json}// so`],
    ["is JSON with two commas", "application/json", '{"appid":"1",,}'],
    ["is a list", "application/json", `[${json}]`],
    ["is a text", "application/json", '"appid"'],
    ["is nested without an end", "application/json", `{"a":${"[".repeat(100_000)}`],
    ["is nested deep", "application/json", `{"a":${"[".repeat(99)}${"]".repeat(99)}}`],
  ];
  for (const [fault, contentType, body] of FAULTS) {
    it(`is refused with 3 when it ${fault}`, async () => {
      const reply = await call(service, Buffer.from(body), { "content-type": contentType });
      assert.equal(reply.code, 3);
    });
  }

  it("is refused with 3 when it is compressed, or not in UTF-8", async () => {
    const type = { "content-type": "application/json" };
    assert.equal((await call(service, json, { ...type, "content-encoding": "gzip" })).code, 3);
    assert.equal((await call(service, Buffer.from('{"appid":"\xff"}', "latin1"), type)).code, 3);
  });
});

describe("every answer", () => {
  it("is the envelope, with the code's own message, a session and the date", async () => {
    const reply = await fetch(new URL("/ocr/drivinglicence", service.url), { method: "POST" });
    const { data, ...rest } = (await reply.json()) as { data: { session_id: string } };
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get("content-type"), "application/json");
    assert.ok(Math.abs(Date.parse(reply.headers.get("date") ?? "") - Date.now()) < 60_000);
    assert.deepEqual(rest, { code: 4, message: RETURN_CODES[4].message });
    assert.match(data.session_id, /^\d{14}$/);
  });

  it("has a session of its own", async () => {
    const replies = await Promise.all([1, 2, 3].map(() => callJson(service, ASKED, "")));
    assert.equal(new Set(replies.map(({ data }) => data.session_id)).size, 3);
  });

  it("has status 405 for another method, and 404 for another path", async () => {
    const get = await fetch(new URL("/ocr/drivinglicence", service.url));
    assert.deepEqual([get.status, get.headers.get("allow")], [405, "POST"]);
    assert.equal(((await get.json()) as { code: number }).code, 3);
    const elsewhere = await fetch(new URL("/ocr/idcard", service.url), { method: "POST" });
    assert.equal(elsewhere.status, 404);
    assert.equal(((await elsewhere.json()) as { code: number }).code, 3);
  });
});

function urlOf(length: number): string {
  const start = "http://127.0.0.1/";
  return start + "a".repeat(length - start.length);
}
