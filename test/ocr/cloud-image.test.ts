import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { OcrError } from "../../src/errors.ts";
import type { LicenceType } from "../../src/licence/item.ts";
import { createCloudImage } from "../../src/ocr/cloud-image.ts";
import { imageFromBytes, imageFromUrl, type Image } from "../../src/ocr/image.ts";
import { isSignedWith, readSignature } from "../../src/ocr/signature.ts";
import { ACCOUNT, nowS } from "../support/local-ocr.ts";
import { smallJpeg } from "../support/picture.ts";
import { recognizerFor } from "../support/recognizer.ts";
import { until } from "../support/until.ts";
import { read, refuse, reply, startUpstream, type Answer } from "../support/upstream.ts";

const BY_URL = imageFromUrl("http://example.com/licence.jpg");
const ASKED = { caller: "anonymous", type: "DRIVER" } as const;
const NAME = read({ 姓名: "王小明" });

/** The calls of 32 that one caller may have under way. */
const SHARE = 24;

/** A courier before an OCR service that answers so. */
async function courier(answer: Answer, timeoutMs = 5000) {
  const upstream = await startUpstream(answer);
  const recognizer = recognizerFor(upstream.url, { timeoutMs });
  return {
    calls: upstream.calls,
    recognize: (image: Image = BY_URL, signal?: AbortSignal, type: LicenceType = "DRIVER") =>
      recognizer.recognize({ ...ASKED, type, image }, signal),
    /** What the client is told when it fails. */
    failure: (image: Image = BY_URL) =>
      recognizer.recognize({ ...ASKED, image }).then(
        () => assert.fail("it should have failed"),
        (error: unknown) => {
          assert.ok(error instanceof OcrError, String(error));
          return error;
        },
      ),
    isReady: async () => (await recognizer.unreadiness()) === undefined,
    async [Symbol.asyncDispose]() {
      await recognizer[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

const raw =
  (body: string | Buffer, status = 200, contentType = "application/json"): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": contentType }).end(body);

describe("how long the gateway waits", () => {
  for (const tellsTimeLeft of [false, true]) {
    it(`is ${tellsTimeLeft ? "told to the local service" : "nothing for the original service"}`, async () => {
      await using upstream = await startUpstream(NAME);
      const options = { endpoint: upstream.url, credentials: ACCOUNT, tellsTimeLeft };
      await using provider = createCloudImage(options);
      const endsAtMs = performance.now() + 4000;
      const never = new AbortController().signal;
      await provider.recognize("DRIVER", BY_URL, { deadline: never, endsAtMs, allGone: never });
      const told = upstream.calls[0]?.headers["x-time-left-ms"];
      if (tellsTimeLeft) assert.match(String(told), /^(3\d{3}|4000)$/);
      else assert.equal(told, undefined);
    });
  }
});

describe("a recognition by url", () => {
  it("is the JSON request of the API page, signed", async () => {
    await using app = await courier(NAME);
    await app.recognize();
    const [call] = app.calls;
    assert.ok(call);
    assert.deepEqual(JSON.parse(call.body.toString()), {
      appid: ACCOUNT.appId,
      bucket: ACCOUNT.bucket,
      type: 1,
      url: "http://example.com/licence.jpg",
    });
    assert.equal(call.headers["content-type"], "application/json");
    assert.equal(call.headers["content-length"], String(call.body.length));
    const signature = readSignature(call.headers.authorization ?? "");
    assert.ok(signature && isSignedWith(signature, ACCOUNT.secretKey));
  });
});

describe("what is to be read", () => {
  for (const [type, sent] of [
    ["VEHICLE", 0],
    ["DRIVER", 1],
    ["VEHICLE_BACK", 2],
  ] as const)
    it(`is type ${sent} on the wire for ${type}, in both encodings`, async () => {
      await using app = await courier(NAME);
      await app.recognize(BY_URL, undefined, type);
      await app.recognize(imageFromBytes(await smallJpeg()), undefined, type);
      const [json, form] = app.calls.map(({ body }) => body.toString("latin1"));
      assert.equal((JSON.parse(json ?? "") as { type: unknown }).type, sent);
      assert.match(form ?? "", new RegExp(`name="type"\\r\\n\\r\\n${sent}\\r\\n`));
    });
});

describe("a recognition by upload", () => {
  it("is the multipart request of the API page, with its exact length and the picture's bytes", async () => {
    await using app = await courier(NAME);
    const jpeg = await smallJpeg();
    await app.recognize(imageFromBytes(jpeg));
    const [call] = app.calls;
    assert.ok(call);
    assert.equal(call.headers["content-length"], String(call.body.length));
    assert.equal(call.headers["transfer-encoding"], undefined);
    const form = await new Response(new Uint8Array(call.body), {
      headers: { "content-type": call.headers["content-type"] ?? "" },
    }).formData();
    assert.deepEqual([...form.keys()], ["appid", "bucket", "type", "image"]);
    assert.equal(form.get("type"), "1");
    const image = form.get("image");
    assert.ok(image instanceof File);
    assert.deepEqual([image.name, image.type], ["image.jpg", "image/jpeg"]);
    assert.deepEqual(Buffer.from(await image.arrayBuffer()), jpeg);
  });
});

describe("a reply", () => {
  it("may be the API page's own sample, trailing commas included", async () => {
    await using app = await courier(raw(PAGE_SAMPLE));
    assert.deepEqual(await app.recognize(), {
      items: [
        {
          label: "姓名",
          text: "张三",
          confidence: 0.9,
          box: { x: 0, y: 100, width: 40, height: 20 },
        },
        { label: "性别", text: "男", confidence: 0.8, box: { x: 0, y: 80, width: 40, height: 20 } },
      ],
    });
  });

  const item = { item: "姓名", itemstring: "x,}y", itemconf: 0.5 };
  const LENIENT: Readonly<Record<string, Answer>> = {
    "under an HTTP error": reply({ code: 0, data: { items: [item] } }, 403),
    "as text/json": raw(JSON.stringify({ code: 0, data: { items: [item] } }), 200, "text/json"),
    "with unknown keys": reply({ code: 0, x: 1, data: { y: 2, items: [{ ...item, words: [] }] } }),
    "without data": reply({ code: 0, message: "OK", items: [item] }),
    "with its code as text": reply({ code: "0", data: { items: [item] } }),
    "without its odd items": reply({
      code: 0,
      data: { items: [1, item, { item: "姓名" }, { item: "性别", itemstring: "x".repeat(9e5) }] },
    }),
    "behind a byte order mark": raw(`\uFEFF${JSON.stringify({ code: 0, items: [item] })}`),
    "with a comma to spare": raw(`{"code":0,"data":{"items":[${JSON.stringify(item)},],},}`),
  };
  for (const [form, answer] of Object.entries(LENIENT)) {
    it(`is read ${form}`, async () => {
      await using app = await courier(answer);
      const { items } = await app.recognize();
      assert.deepEqual(items, [{ label: "姓名", text: "x,}y", confidence: 0.5 }]);
    });
  }

  it("has its confidences brought to 0…1 together, when one is over 1", async () => {
    const confidences = async (...itemconf: readonly unknown[]) => {
      const items = itemconf.map((value) => ({ ...item, itemconf: value }));
      await using app = await courier(reply({ code: 0, data: { items } }));
      return (await app.recognize()).items.map(({ confidence }) => confidence);
    };
    assert.deepEqual(await confidences(99, 0.5), [0.99, 0.005]);
    assert.deepEqual(await confidences(1, 0.5), [1, 0.5]);
    assert.deepEqual(await confidences(-3, 250, 90), [0, 0, 0.9]);
    assert.deepEqual(await confidences(250, 5e300, 0.9), [0, 0, 0.9]);
    assert.deepEqual(await confidences("0.25"), [0.25]);
    assert.deepEqual(await confidences(1.0000001, 0.9), [1, 0.9]);
    assert.deepEqual(await confidences(0.9, null, "?", {}), [0.9, 0, 0, 0]);
  });

  it("may be in the national encoding", async () => {
    const name = Buffer.from("d0d5c3fb", "hex");
    const text = [
      `{"code":0,"data":{"items":[{"item":"`,
      name,
      `","itemstring":"x","itemconf":1}]}}`,
    ];
    await using app = await courier(raw(Buffer.concat(text.map((part) => Buffer.from(part)))));
    assert.equal((await app.recognize()).items[0]?.label, "姓名");
  });

  it("loses no more than the letter whose bytes are broken", async () => {
    const text = JSON.stringify({ code: 0, data: { items: [item, { ...item, item: "性别" }] } });
    const [before = "", after = ""] = text.split("姓");
    const broken = [Buffer.from(before), Buffer.from("e5a7", "hex"), Buffer.from(after)];
    await using app = await courier(raw(Buffer.concat(broken)));
    const labels = (await app.recognize()).items.map(({ label }) => label);
    assert.deepEqual(labels, ["\uFFFD名", "性别"]);
  });

  it("has boxes as objects or lists of them, or none", async () => {
    const box = { x: 1.4, y: -2, width: 3, height: 4 };
    const items = [box, [box], null, "?", { x: 1 }, { ...box, width: -1 }].map((itemcoord) => ({
      ...item,
      itemcoord,
    }));
    await using app = await courier(reply({ code: 0, data: { items } }));
    const boxes = (await app.recognize()).items.map(({ box }) => box);
    const rounded = { x: 1, y: -2, width: 3, height: 4 };
    assert.deepEqual(boxes, [rounded, rounded, undefined, undefined, undefined, undefined]);
  });

  const WITHOUT_ITEMS: Readonly<Record<string, unknown>> = {
    "no items": { code: 0 },
    "items that are no list": { code: 0, data: { items: {} } },
    "an item that is a number": { code: 0, data: { items: [1] } },
    "an item without a text": { code: 0, data: { items: [{ item: "姓名" }] } },
    "a hundred thousand items": { code: 0, data: { items: Array(1e4).fill(item) } },
    "a text of a megabyte": {
      code: 0,
      data: { items: [{ ...item, itemstring: "x".repeat(9e5) }] },
    },
  };
  for (const [what, envelope] of Object.entries(WITHOUT_ITEMS)) {
    it(`of success with ${what} is bad, was billed, and is not asked for again`, async () => {
      await using app = await courier(reply(envelope));
      const { code, billed } = await app.failure();
      assert.deepEqual([code, billed, app.calls.length], ["OCR_BAD_REPLY", "YES", 1]);
    });
  }

  const UNREADABLE: Readonly<Record<string, string | Buffer>> = {
    "is empty": "",
    "is HTML": "<html>502</html>",
    "is half a JSON": '{"code":0,"data":{"items":[',
    "is a list": "[]",
    "is null": "null",
    "has no code": '{"message":"OK"}',
    "has a code that is null": '{"code":null,"data":{"items":[]}}',
    "has a code that is empty": '{"code":"","data":{"items":[]}}',
    "has a comment": '{"code":0,/* */"data":{"items":[]}}',
    "is nested ten thousand deep": `${'{"a":'.repeat(1e4)}1,}`,
    "is in GBK": Buffer.from("7b22636f6465223a302c226d657373616765223a22d5c5", "hex"),
  };
  for (const [what, body] of Object.entries(UNREADABLE)) {
    it(`that ${what} is bad, may have been billed, and is not asked for again`, async () => {
      await using app = await courier(raw(body));
      const { code, billed } = await app.failure();
      assert.deepEqual([code, billed, app.calls.length], ["OCR_BAD_REPLY", "UNKNOWN", 1]);
    });
  }

  it("is read no further than a megabyte", async () => {
    await using app = await courier((response) => {
      const more = () => {
        if (!response.destroyed) response.write("x".repeat(65_536), more);
      };
      more();
    });
    const { code, billed } = await app.failure();
    assert.deepEqual([code, billed], ["OCR_BAD_REPLY", "UNKNOWN"]);
  });
});

describe("a return code", () => {
  const MISCONFIGURED = [4, 5, 6, 10, 11, 12, 14, 16, 24, 3, 7, 8, 19, -9001];
  const MEANINGS: Readonly<Record<string, readonly number[]>> = {
    OCR_MISCONFIGURED: [...MISCONFIGURED, 13],
    BAD_USER_INPUT: [21, -1301, -1304, 17, 18, -1505],
    IMAGE_TOO_LARGE: [23, 20],
    OCR_QUOTA_EXHAUSTED: [25],
    OCR_UNAVAILABLE: [213, 200, 201, 202, 203],
    IMAGE_UNREADABLE: [-1102, -1400, -5062, -9005, -9006],
    IMAGE_EMPTY: [-1300],
    IMAGE_URL_UNREACHABLE: [-1308, -1403, -1506, -1507],
    LICENCE_NOT_RECOGNIZED: [-9002, -1404, -5103],
    OCR_BAD_REPLY: [99, -1],
  };
  for (const [meaning, codes] of Object.entries(MEANINGS))
    for (const returnCode of codes) {
      it(`${returnCode} means ${meaning}, and the call is not sent again`, async () => {
        await using app = await courier(refuse(returnCode, "appid 1250000000 SECRET"));
        const { code, provider, message } = await app.failure();
        assert.deepEqual([code, provider?.code, app.calls.length], [meaning, returnCode, 1]);
        assert.doesNotMatch(message, /SECRET|1250000000/);
      });
    }

  it("3 with an abnormal account means that its quota is used up", async () => {
    await using app = await courier(refuse(3, "account abnormal,errorno is:2"));
    assert.equal((await app.failure()).code, "OCR_QUOTA_EXHAUSTED");
  });

  for (const returnCode of [15, 107, 108]) {
    it(`${returnCode} is sent again after a wait, under a new signature`, async () => {
      await using app = await courier((response, count) =>
        (count < 3 ? refuse(returnCode) : NAME)(response),
      );
      assert.equal((await app.recognize()).items.length, 1);
      assert.equal(new Set(app.calls.map(({ headers }) => headers.authorization)).size, 3);
    });
  }

  it("15 to the end means that the service is busy: nothing was billed, and when to come back", async () => {
    await using app = await courier(refuse(15));
    const { code, billed, retryable, retryAfterMs } = await app.failure();
    assert.deepEqual([code, billed, retryable, retryAfterMs], ["OCR_BUSY", "NO", true, 1000]);
    assert.equal(app.calls.length, 4);
  });

  it("15 is answered within the deadline, however long the waits would be", async () => {
    await using app = await courier(refuse(15), 150);
    assert.equal((await app.failure()).code, "OCR_BUSY");
    assert.ok(app.calls.length < 4);
  });

  it("9 heals by the clock of the reply, in one more call, for good", async () => {
    const inAnHour = nowS() + 3600;
    await using app = await courier((response, count) => {
      response.setHeader("date", new Date(inAnHour * 1000).toUTCString());
      (count === 1 ? refuse(9) : NAME)(response);
    });
    await app.recognize();
    await app.recognize();
    const signedAt = app.calls.map(
      ({ headers }) => readSignature(headers.authorization ?? "")?.fields.signedAtS ?? 0,
    );
    assert.equal(signedAt.length, 3);
    assert.ok(Math.abs((signedAt[0] ?? 0) - nowS()) < 60);
    for (const second of signedAt.slice(1)) assert.ok(Math.abs(second - inAnHour) < 60);
  });

  it("9 with a clock that is years away heals nothing", async () => {
    await using app = await courier((response) => {
      response.setHeader("date", "Thu, 01 Jan 2099 00:00:00 GMT");
      refuse(9)(response);
    });
    assert.equal((await app.failure()).code, "OCR_MISCONFIGURED");
    for (const { headers } of app.calls) {
      const { signedAtS = 0 } = readSignature(headers.authorization ?? "")?.fields ?? {};
      assert.ok(Math.abs(signedAtS - nowS()) < 60);
    }
  });

  it("9 twice means that the settings are wrong", async () => {
    await using app = await courier(refuse(9));
    assert.equal((await app.failure()).code, "OCR_MISCONFIGURED");
    assert.equal(app.calls.length, 2);
  });
});

describe("a call without an answer", () => {
  it("ends at its deadline and is not sent again, since it may be billed", async () => {
    await using app = await courier(() => undefined, 200);
    const { code, billed, retryable } = await app.failure();
    assert.deepEqual([code, billed, retryable], ["OCR_TIMEOUT", "UNKNOWN", true]);
    assert.equal(app.calls.length, 1);
  });

  it("ends at its deadline too when the reply drips", async () => {
    await using app = await courier((response) => {
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => {
        clearInterval(drip);
      });
    }, 300);
    assert.equal((await app.failure()).code, "OCR_TIMEOUT");
  });

  const BROKEN: Readonly<Record<string, readonly [string, Answer]>> = {
    "before a reply": ["OCR_UNAVAILABLE", (response) => response.destroy()],
    "within the reply's body": [
      "OCR_BAD_REPLY",
      (response) => {
        response.writeHead(200, { "content-length": 100 }).write("{");
        setImmediate(() => response.destroy());
      },
    ],
    "by an HTTP error": ["OCR_UNAVAILABLE", raw("<html>", 502, "text/html")],
  };
  for (const [where, [expected, answer]] of Object.entries(BROKEN)) {
    it(`that broke off ${where} is not sent again, since it may be billed`, async () => {
      await using app = await courier(answer);
      const { code, billed } = await app.failure();
      assert.deepEqual([code, billed, app.calls.length], [expected, "UNKNOWN", 1]);
    });
  }

  it("is not followed to where a redirect points", async () => {
    await using elsewhere = await startUpstream(NAME);
    await using app = await courier((response) =>
      response.writeHead(307, { location: elsewhere.url.href }).end(),
    );
    assert.equal((await app.failure()).code, "OCR_BAD_REPLY");
    assert.equal(elsewhere.calls.length, 0);
  });

  it("because nobody listens is tried again, and was surely not billed", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await using recognizer = recognizerFor(new URL(`http://127.0.0.1:${port}`));
    const recognition = recognizer.recognize({ ...ASKED, image: BY_URL });
    await assert.rejects(recognition, { code: "OCR_UNAVAILABLE", billed: "NO", retryable: true });
    assert.equal(await recognizer.unreadiness(), "OCR_UNAVAILABLE");
  });

  it("is not made at all for a client who has gone", async () => {
    await using app = await courier(NAME);
    await assert.rejects(app.recognize(BY_URL, AbortSignal.abort()));
    assert.equal(app.calls.length, 0);
  });

  it("is not sent when the client goes while it waits for its turn", async () => {
    const held: ServerResponse[] = [];
    await using app = await courier((response, count) => {
      if (count <= SHARE) held.push(response);
      else NAME(response);
    });
    const client = new AbortController();
    const sent = Array.from({ length: SHARE }, (_, at) =>
      app.recognize(imageFromUrl(`http://example.com/${at}.jpg`)),
    );
    await until(() => app.calls.length === SHARE, "this caller's share is sent");
    const late = app.recognize(BY_URL, client.signal);
    client.abort();
    await assert.rejects(late, { name: "AbortError" });
    held.forEach(NAME);
    await Promise.all(sent);
    await app.recognize();
    assert.equal(app.calls.length, SHARE + 1);
  });

  it("is finished when the client goes after it was sent", async () => {
    const client = new AbortController();
    await using app = await courier((response) => {
      client.abort();
      NAME(response);
    });
    assert.equal((await app.recognize(BY_URL, client.signal)).items.length, 1);
  });
});

const PAGE_SAMPLE = `{
  "data":{
"items":[
  {
    "item":"姓名",
    "itemstring":"张三",
    "itemconf":0.9,
    "itemcoord":{"x":0,"y":100,"width":40,"height":20},
  },
  {
    "item":"性别",
    "itemstring":"男",
    "itemconf":0.8,
    "itemcoord":{"x":0,"y":80,"width":40,"height":20},
  }

],
    "session_id":"",
  },
  "code":0,
  "message":"OK"
}

`;
