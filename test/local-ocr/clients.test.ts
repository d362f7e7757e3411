/**
 * The original service's own clients, as they write on the wire: each must reach the reader, which
 * finds nothing on a blank picture (−9002). The forms were taken from the clients' sources.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { json } from "node:stream/consumers";
import { after, describe, it } from "node:test";
import { signatureOf } from "../../src/ocr/signature.ts";
import { openConnection } from "../support/connection.ts";
import { blankImage } from "../support/images.ts";
import { ACCOUNT, authorizationOf, call, nowS, startLocalOcr } from "../support/local-ocr.ts";

const { appId, bucket, secretId, secretKey } = ACCOUNT;
const JPEG = await blankImage("jpeg");
const service = await startLocalOcr();
after(() => service[Symbol.asyncDispose]());

/** A signature as it stands, over a plaintext with the account's `a` and `k` and a minute of life. */
const signed = (plaintext: string) => signatureOf(plaintext, secretKey);
const [t, e] = [nowS(), nowS() + 60];
const FORMS_OF_SIGNATURE: Readonly<Record<string, string>> = {
  "the documentation": `a=${appId}&b=${bucket}&k=${secretId}&e=${e}&t=${t}&r=1234567890&u=0&f=`,
  "an account without a bucket": `a=${appId}&b=&k=${secretId}&e=${e}&t=${t}&r=1&u=0&f=`,
  "PHP and Python": `a=${appId}&b=${bucket}&k=${secretId}&e=${e}&t=${t}&r=11162&f=`,
  Node: `a=${appId}&k=${secretId}&e=${e}&t=${t}&r=12345&u=0&f=`,
  Java: `a=${appId}&b=${bucket}&k=${secretId}&t=${t}&e=${e}`,
  "the documentation's Java sample": `a=${appId}&b=${bucket}&k=${secretId}&t=${t}&e=${e}&r=77`,
  "the old general OCR page": `a=${appId}&k=${secretId}&t=${t}&r=572&u=0&b=${bucket}&e=${e}`,
  "Python with a clock of fractions": `a=${appId}&b=${bucket}&k=${secretId}&e=${e}.25&t=${t}.7512&r=1&u=0&f=`,
  "a client that signs for three months": `a=${appId}&b=${bucket}&k=${secretId}&e=${t + 7_776_000}&t=${t}&r=1&u=0&f=`,
  "a client whose clock runs ten minutes fast": `a=${appId}&b=${bucket}&k=${secretId}&e=${e + 600}&t=${t + 600}&r=1&u=0&f=`,
};

describe("a signature", () => {
  const body = JSON.stringify({ appid: appId, bucket, type: 1, image: JPEG.toString("base64") });
  for (const [client, plaintext] of Object.entries(FORMS_OF_SIGNATURE)) {
    it(`is accepted as ${client} makes it`, async () => {
      const headers = { authorization: signed(plaintext), "content-type": "application/json" };
      assert.equal((await call(service, body, headers)).code, -9002);
    });
  }
});

/** Sends a request byte for byte, with its true length, and gives the return code. */
async function codeFor(head: readonly string[], ...body: readonly (string | Buffer)[]) {
  const bytes = Buffer.concat(body.map((part) => Buffer.from(part)));
  using connection = await openConnection(service.url);
  const lines = [...head, `Content-Length: ${bytes.length}`, "", ""];
  const { status, json } = await connection.exchange(lines.join("\r\n"), bytes);
  assert.equal(status, 200);
  return (json as { code: number }).code;
}

const LINE = "POST /ocr/drivinglicence HTTP/1.1";
const HOST = "Host: recognition.image.myqcloud.com";
const authorized = (client: string) => `Authorization: ${signed(FORMS_OF_SIGNATURE[client] ?? "")}`;

describe("the API page's own samples", () => {
  const DUMMY = "Authorization: FCHXdPTEwMDAwMzc5Jms9QUtJRGVRZDBrRU1yM2J4ZjhRckJi==";
  const jsonBody = (appid: string, bucketName: string) =>
    [
      "{",
      `  "appid":"${appid}",`,
      `  "bucket":"${bucketName}",`,
      '  "type":1,',
      '  "url":"http://test-123456.image.myqcloud.com/test.jpg"',
      "}",
      "",
    ].join("\r\n");
  const formHead = (appid: string, bucketName: string) =>
    [
      "----------------acebdf13572468",
      'Content-Disposition: form-data; name="appid";',
      "",
      appid,
      "----------------acebdf13572468",
      'Content-Disposition: form-data; name="bucket";',
      "",
      bucketName,
      "----------------acebdf13572468",
      'Content-Disposition: form-data; name="type";',
      "",
      "1",
      "----------------acebdf13572468",
      'Content-Disposition: form-data; name="image"; filename="test.jpg"',
      "Content-Type: image/jpeg",
      "",
      "",
    ].join("\r\n");
  const FORM_END = "\r\n----------------acebdf13572468--\r\n";
  const FORM_TYPE = "Content-Type: multipart/form-data;boundary=--------------acebdf13572468";

  it("are told about their signature, whatever length they claim", async () => {
    for (const [length, type, body] of [
      [187, "Content-Type: application/json", jsonBody("123456", "test")],
      [735, FORM_TYPE, `${formHead("123456", "test")}${"x".repeat(46)}${FORM_END}`],
    ] as const) {
      using connection = await openConnection(service.url);
      const head = [LINE, DUMMY, HOST, `Content-Length: ${length}`, type, "", ""].join("\r\n");
      const { json } = await connection.exchange(head, body);
      assert.equal((json as { code: number }).code, 5);
    }
  });

  it("are understood once a real signature, true ids and a real picture stand in them", async () => {
    const head = [LINE, authorized("the documentation"), HOST];
    const form = [formHead(appId, bucket), JPEG, FORM_END];
    assert.equal(await codeFor([...head, FORM_TYPE], ...form), -9002);
    const url = jsonBody(appId, bucket).replace("test-123456.image.myqcloud.com", "127.0.0.1");
    assert.equal(await codeFor([...head, "Content-Type: Application/json"], url), -1308);
  });

  it("are understood with the page's own commas behind the last value", async () => {
    const image = JPEG.toString("base64");
    const body = `{"appid":"${appId}","bucket":"${bucket}","type":1,"image":"${image}",\n}`;
    const head = [LINE, authorized("the documentation"), HOST];
    assert.equal(await codeFor([...head, "Content-Type: application/json"], body), -9002);
  });
});

describe("the original clients' forms", () => {
  const text = (boundary: string, name: string, value: string, more = "") =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

  it("Node 1.0.7: the image before the appid, no bucket, a foreign host", async () => {
    const boundary = "--------------------------641732190543721098345678";
    const image = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
    const code = await codeFor(
      [LINE, HOST, authorized("Node"), `content-type: multipart/form-data; boundary=${boundary}`],
      text(boundary, "type", "1"),
      image,
      JPEG,
      `\r\n${text(boundary, "appid", appId)}--${boundary}--\r\n`,
    );
    assert.equal(code, -9002);
  });

  for (const expect of [[], ["Expect:"], ["Expect: 100-continue"]]) {
    it(`PHP 2.0: a picture without a file name, ${expect[0] ?? "no expectation"}`, async () => {
      const boundary = "------------------------d74496d66958873e";
      const code = await codeFor(
        [
          LINE,
          HOST,
          "Accept: */*",
          `User-Agent: CIPhpSDK/2.0.0 (Linux) User(${appId})`,
          "Connection: keep-alive",
          authorized("PHP and Python"),
          ...expect,
          `Content-Type: multipart/form-data; boundary=${boundary}`,
        ],
        text(boundary, "appid", appId),
        text(boundary, "bucket", bucket),
        text(boundary, "type", "1"),
        `--${boundary}\r\nContent-Disposition: form-data; name="image"\r\n\r\n`,
        JPEG,
        `\r\n--${boundary}--\r\n`,
      );
      assert.equal(code, -9002);
    });
  }

  it("Java 2.4.0: a length on every part, image/jpg, the connection closed", async () => {
    const boundary = "5b4a1b6e-6f0c-4d2e-9a39-0d1f6a8e2c11";
    const sized = (name: string, value: string) =>
      text(boundary, name, value, `\r\nContent-Length: ${value.length}`);
    const code = await codeFor(
      [
        LINE,
        authorized("Java"),
        `Content-Type: multipart/form-data; boundary=${boundary}`,
        "Connection: close",
        HOST,
        "Accept-Encoding: gzip",
        "User-Agent: okhttp/2.7.5",
      ],
      sized("bucket", bucket),
      sized("appid", appId),
      sized("type", "1"),
      `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="bytes1700000000000"\r\n`,
      `Content-Type: image/jpg\r\nContent-Length: ${JPEG.length}\r\n\r\n`,
      JPEG,
      `\r\n--${boundary}--\r\n`,
    );
    assert.equal(code, -9002);
  });

  it("Python 2.0: a file name on every text, none of a type", async () => {
    const boundary = "f4f1b3c0a5d94f3e8e5f2f3f6a7b8c9d";
    const named = (name: string, value: string) =>
      text(boundary, name, value, `; filename="${name}"`);
    const code = await codeFor(
      [
        LINE,
        "Host: service.image.myqcloud.com",
        "Connection: keep-alive",
        "Accept-Encoding: gzip, deflate",
        authorized("PHP and Python"),
        `Content-Type: multipart/form-data; boundary=${boundary}`,
      ],
      named("appid", appId),
      named("bucket", bucket),
      named("type", "1"),
      `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="image"\r\n\r\n`,
      JPEG,
      `\r\n--${boundary}--\r\n`,
    );
    assert.equal(code, -9002);
  });

  it("RestSharp: a boundary of dashes, no bucket", async () => {
    const boundary = "-----------------------------28947758029299";
    const code = await codeFor(
      [LINE, HOST, authorized("Node"), `Content-Type: multipart/form-data; boundary=${boundary}`],
      text(boundary, "appid", appId),
      text(boundary, "type", "1"),
      `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="0.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
      JPEG,
      `\r\n--${boundary}--\r\n`,
    );
    assert.equal(code, -9002);
  });

  it("a boundary in quotes, behind a charset", async () => {
    const code = await codeFor(
      [
        LINE,
        HOST,
        authorized("Node"),
        'Content-Type: Multipart/Form-Data; charset=utf-8; Boundary="b b"',
      ],
      text("b b", "appid", appId),
      text("b b", "type", " 1\r\n"),
      '--b b\r\nContent-Disposition: form-data; name="image"\r\n\r\n',
      JPEG,
      "\r\n--b b--",
    );
    assert.equal(code, -9002);
  });
});

describe("the original clients' JSON", () => {
  const url = "http://127.0.0.1/a.jpg";
  const BODIES: Readonly<Record<string, readonly [client: string, type: string, body: object]>> = {
    "Node 1.0.7": ["Node", "application/json", { type: 1, url, appid: appId }],
    "PHP 2.0": ["PHP and Python", "application/json", { appid: appId, bucket, url, type: 1 }],
    "Java 2.4.0": [
      "Java",
      "application/json; charset=utf-8",
      { bucket, appid: appId, type: 0, url },
    ],
    "numbers for texts": [
      "Node",
      "Application/JSON;charset=UTF-8",
      { appid: Number(appId), type: "1", url },
    ],
    "keys that nobody knows": [
      "Node",
      "application/json",
      { appid: appId, type: 1, url, seq: 1, ext: null },
    ],
    "an image beside the url, which wins": [
      "Node",
      "application/json",
      { appid: appId, type: 1, url, image: JPEG.toString("base64") },
    ],
  };
  for (const [what, [client, type, body]] of Object.entries(BODIES)) {
    it(`${what}: the url is looked at`, async () => {
      const head = [LINE, HOST, authorized(client), `Content-Type: ${type}`];
      assert.equal(await codeFor(head, JSON.stringify(body)), -1308);
    });
  }

  const image = { appid: appId, type: 0, image: JPEG.toString("base64") };

  it("PHP's escaped slashes, and an empty url beside the image", async () => {
    const body = JSON.stringify({ ...image, url: "" }).replaceAll("/", "\\/");
    const head = [LINE, HOST, authorized("Node"), "Content-Type: application/json"];
    assert.equal(await codeFor(head, body), -9002);
  });

  it("a byte order mark before it", async () => {
    const head = [LINE, HOST, authorized("Node"), "Content-Type: application/json"];
    assert.equal(await codeFor(head, `\uFEFF${JSON.stringify(image)}`), -9002);
  });

  it("through a proxy, by the whole address; and of HTTP/1.0, without a host", async () => {
    const whole = "POST http://recognition.image.myqcloud.com/ocr/drivinglicence HTTP/1.1";
    for (const line of [whole, "POST /ocr/drivinglicence?v=1 HTTP/1.0", LINE]) {
      const head = [line, authorized("Node"), "Content-Type: application/json"];
      assert.equal(await codeFor(head, JSON.stringify(image)), -9002);
    }
  });
});

describe("a client that asks before it sends", () => {
  const ask = (authorization: string, length: number) =>
    request(new URL("/ocr/drivinglicence", service.url), {
      method: "POST",
      headers: {
        authorization,
        expect: "100-continue",
        "content-type": "application/json",
        "content-length": length,
      },
    });

  it("is told to go on, and is answered", async () => {
    const body = JSON.stringify({ appid: appId, type: 1, image: JPEG.toString("base64") });
    const asking = ask(authorizationOf(), Buffer.byteLength(body));
    asking.flushHeaders();
    await once(asking, "continue");
    asking.end(body);
    const [response] = (await once(asking, "response")) as [NodeJS.ReadableStream];
    assert.equal(((await json(response)) as { code: number }).code, -9002);
  });

  it("is refused before it sends, for its signature or for its length", async () => {
    for (const [authorization, length, code] of [
      ["", 100, 4],
      [authorizationOf(), 6 * 2 ** 20 + 1, 23],
    ] as const) {
      const asking = ask(authorization, length);
      let wasToldToGoOn = false;
      asking.once("continue", () => (wasToldToGoOn = true)).flushHeaders();
      const [response] = (await once(asking, "response")) as [NodeJS.ReadableStream];
      assert.equal(((await json(response)) as { code: number }).code, code);
      assert.equal(wasToldToGoOn, false);
      asking.destroy();
    }
  });
});
