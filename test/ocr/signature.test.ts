import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSignedWith, readSignature, sign, signatureOf } from "../../src/ocr/signature.ts";

const KEY = "examplesecretkey0123456789";
const CREDENTIALS = {
  appId: "1250000000",
  bucket: "licences",
  secretId: "EXAMPLE-SECRET-ID",
  secretKey: KEY,
};

/** Made with Python and with openssl, which agree; one row for each form that real clients send. */
const VECTORS = [
  {
    form: "the documentation's a,b,k,e,t,r,u,f",
    plaintext:
      "a=1250000000&b=licences&k=EXAMPLE-SECRET-ID&e=1500003600&t=1500000000&r=1234567890&u=0&f=",
    signature:
      "ewm/4ibXhGcNg+dkpPhBQpuHsthhPTEyNTAwMDAwMDAmYj1saWNlbmNlcyZrPUVYQU1QTEUtU0VDUkVULUlEJmU9MTUwMDAwMzYwMCZ0PTE1MDAwMDAwMDAmcj0xMjM0NTY3ODkwJnU9MCZmPQ==",
  },
  {
    form: "an empty bucket",
    plaintext: "a=1250000000&b=&k=EXAMPLE-SECRET-ID&e=1500003600&t=1500000000&r=1234567890&u=0&f=",
    signature:
      "SYeoCZHq7XK9JO3fEcNzbVadLWphPTEyNTAwMDAwMDAmYj0maz1FWEFNUExFLVNFQ1JFVC1JRCZlPTE1MDAwMDM2MDAmdD0xNTAwMDAwMDAwJnI9MTIzNDU2Nzg5MCZ1PTAmZj0=",
  },
  {
    form: "PHP's and Python's a,b,k,e,t,r,f",
    plaintext: "a=1250000000&b=licences&k=EXAMPLE-SECRET-ID&e=1500000030&t=1500000000&r=11162&f=",
    signature:
      "m4789QfwuhVHDD29tpws+fYG6qFhPTEyNTAwMDAwMDAmYj1saWNlbmNlcyZrPUVYQU1QTEUtU0VDUkVULUlEJmU9MTUwMDAwMDAzMCZ0PTE1MDAwMDAwMDAmcj0xMTE2MiZmPQ==",
  },
  {
    form: "Node's a,k,e,t,r,u,f",
    plaintext: "a=1250000000&k=EXAMPLE-SECRET-ID&e=1500000100&t=1500000000&r=12345&u=0&f=",
    signature:
      "fY7ZUA0ugTr4RaAMp5pREzH8L0VhPTEyNTAwMDAwMDAmaz1FWEFNUExFLVNFQ1JFVC1JRCZlPTE1MDAwMDAxMDAmdD0xNTAwMDAwMDAwJnI9MTIzNDUmdT0wJmY9",
  },
  {
    form: "Java's a,b,k,t,e",
    plaintext: "a=1250000000&b=licences&k=EXAMPLE-SECRET-ID&t=1500000000&e=1500000300",
    signature:
      "ZCL2kG68t5jWdfWMHxE/+PUDP3xhPTEyNTAwMDAwMDAmYj1saWNlbmNlcyZrPUVYQU1QTEUtU0VDUkVULUlEJnQ9MTUwMDAwMDAwMCZlPTE1MDAwMDAzMDA=",
  },
  {
    form: "a single-use one, bound to a file",
    plaintext: "a=1250000000&b=licences&k=EXAMPLE-SECRET-ID&e=0&t=1500000000&r=1&u=0&f=test.jpg",
    signature:
      "KLkJ67l8k2TkB8L2vdFz2XqKa1VhPTEyNTAwMDAwMDAmYj1saWNlbmNlcyZrPUVYQU1QTEUtU0VDUkVULUlEJmU9MCZ0PTE1MDAwMDAwMDAmcj0xJnU9MCZmPXRlc3QuanBn",
  },
] as const;

describe("sign", () => {
  it("makes the documented signature, byte for byte", () => {
    const moment = { nowS: 1_500_000_000, nonce: 1_234_567_890, lifetimeS: 3600 };
    assert.equal(sign(CREDENTIALS, moment), VECTORS[0].signature);
    assert.equal(sign({ ...CREDENTIALS, bucket: "" }, moment), VECTORS[1].signature);
  });

  it("stays good for five minutes unless told otherwise", () => {
    const fields = readSignature(sign(CREDENTIALS, { nowS: 1000, nonce: 0 }))?.fields;
    assert.equal(fields?.expiresAtS, 1300);
  });

  for (const [wrong, moment] of Object.entries({
    "milliseconds with a fraction": { nowS: 1_500_000_000.5, nonce: 1 },
    "milliseconds for seconds": { nowS: 1_500_000_000_000, nonce: 1 },
    "a nonce of eleven digits": { nowS: 1_500_000_000, nonce: 10_000_000_000 },
    "a lifetime of nothing": { nowS: 1_500_000_000, nonce: 1, lifetimeS: 0 },
    "a lifetime above 90 days": { nowS: 1_500_000_000, nonce: 1, lifetimeS: 7_776_001 },
  })) {
    it(`refuses ${wrong}`, () => {
      assert.throws(() => sign(CREDENTIALS, moment), RangeError);
    });
  }
});

describe("readSignature", () => {
  for (const { form, plaintext, signature } of VECTORS) {
    it(`reads and verifies ${form}`, () => {
      assert.equal(signatureOf(plaintext, KEY), signature);
      const read = readSignature(signature);
      assert.ok(read && isSignedWith(read, KEY));
      assert.equal(Buffer.from(read.plaintext).toString(), plaintext);
      assert.equal(read.fields.appId, "1250000000");
      assert.equal(read.fields.secretId, "EXAMPLE-SECRET-ID");
      assert.equal(read.fields.signedAtS, 1_500_000_000);
    });
  }

  it("tells a bucket that is empty from one that was not signed", () => {
    assert.equal(readSignature(VECTORS[1].signature)?.fields.bucket, "");
    assert.equal(readSignature(VECTORS[3].signature)?.fields.bucket, undefined);
  });

  it("accepts moments with a fraction, as Python's clock gives them", () => {
    const text = "a=1&k=2&e=1500000100.25&t=1500000000.7512345&u=0&f=";
    assert.equal(readSignature(signatureOf(text, KEY))?.fields.expiresAtS, 1_500_000_100.25);
  });

  it("keeps what stands behind a second equals sign", () => {
    const read = readSignature(signatureOf("a=1&k=2&e=0&t=1&f=a=b", KEY));
    assert.equal(read?.fields.fileId, "a=b");
  });

  for (const [malformed, header] of Object.entries({
    "the sample of the API page": "FCHXdPTEwMDAwMzc5Jms9QUtJRGVRZDBrRU1yM2J4ZjhRckJi==",
    "an empty text": "",
    "a scheme word": `Bearer ${VECTORS[0].signature}`,
    "url-safe base64": VECTORS[0].signature.replace("/", "_").replace("+", "-"),
    "base64 without its padding": VECTORS[0].signature.replace(/=+$/, ""),
    "a digest without a text": Buffer.alloc(20).toString("base64"),
    "fewer bytes than a digest": Buffer.alloc(19).toString("base64"),
    "a text that is not UTF-8": Buffer.alloc(60, 0xff).toString("base64"),
    "a text without pairs": signatureOf("hello", KEY),
    "a pair without a value sign": signatureOf("a=1&k=2&e=0&t=1&f", KEY),
    "a key said twice": signatureOf("a=1&k=2&e=0&t=1&a=3", KEY),
    "no appid": signatureOf("k=2&e=0&t=1", KEY),
    "an empty secretid": signatureOf("a=1&k=&e=0&t=1", KEY),
    "no moment": signatureOf("a=1&k=2&e=0", KEY),
    "an expiry in words": signatureOf("a=1&k=2&e=soon&t=1", KEY),
    "a negative expiry": signatureOf("a=1&k=2&e=-1&t=1", KEY),
    "an expiry in hexadecimal": signatureOf("a=1&k=2&e=0x10&t=1", KEY),
  })) {
    it(`does not take ${malformed} for a signature`, () => {
      assert.equal(readSignature(header), undefined);
    });
  }
});

describe("isSignedWith", () => {
  it("refuses another key, and one changed bit anywhere", () => {
    const bytes = Buffer.from(VECTORS[0].signature, "base64");
    const original = readSignature(VECTORS[0].signature);
    assert.ok(original && !isSignedWith(original, `${KEY}x`));
    for (let index = 0; index < bytes.length; index++) {
      const forged = Buffer.from(bytes);
      forged[index] = (forged[index] ?? 0) ^ 1;
      const read = readSignature(forged.toString("base64"));
      assert.ok(read === undefined || !isSignedWith(read, KEY), `byte ${index}`);
    }
  });

  it("is over the bytes, not over a digest in hexadecimal", () => {
    const text = Buffer.from(VECTORS[0].plaintext);
    const mac = Buffer.from(VECTORS[0].signature, "base64").subarray(0, 20).toString("hex");
    const read = readSignature(Buffer.concat([Buffer.from(mac), text]).toString("base64"));
    assert.ok(read === undefined || !isSignedWith(read, KEY));
  });
});
