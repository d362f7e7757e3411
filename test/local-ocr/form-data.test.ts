import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, it } from "node:test";
import busboy from "busboy";
import { readFormData } from "../../src/local-ocr/form-data.ts";
import { Refusal } from "../../src/local-ocr/refusal.ts";

const part = (head: string, value: string) => `--b\r\n${head}\r\n\r\n${value}\r\n`;
const named = (parameters: string) => `Content-Disposition: form-data; ${parameters}`;

/** The fields as text: Latin-1 keeps every byte apart. */
const fieldsIn = (body: string, boundary = "b") =>
  readFormData(Buffer.from(body, "latin1"), boundary).map(([name, value]) => [
    name,
    value.toString("latin1"),
  ]);

describe("readFormData", () => {
  const HEADS: Readonly<Record<string, string>> = {
    "a trailing semicolon, as the API page has it": named('name="appid";'),
    "a trailing semicolon and blanks": named('name="appid"; \t'),
    "a file name on a text": named('name="appid"; filename="appid"'),
    "the file name first": named('filename="a; name=image"; name="appid"'),
    "a file name in UTF-8": named(`name="appid"; filename*=UTF-8''%e8%a1%8c.jpg`),
    "a name without quotes": named("name=appid"),
    "letters of another case": 'content-disposition: Form-Data; NAME="appid"',
    "no blank behind the colon": 'Content-Disposition:form-data;name="appid"',
    "headers around it": `X-A: 1\r\n${named('name="appid"')}\r\nContent-Length: 3\r\nContent-Type: text/plain; charset=UTF-8`,
    "an escaped quote in the file name": named('name="appid"; filename="a\\"b; name=c"'),
  };
  for (const [what, head] of Object.entries(HEADS)) {
    it(`reads a part with ${what}`, () => {
      assert.deepEqual(fieldsIn(`${part(head, "123")}--b--\r\n`), [["appid", "123"]]);
    });
  }

  it("leaves the bytes of a value alone, whatever they look like", () => {
    for (const value of [
      "",
      "\r\n",
      "\r\n\r\n--",
      "--",
      "x--b",
      "\r\n--",
      "\r\n-- b",
      "\xff\xfe\0",
    ])
      assert.deepEqual(fieldsIn(`${part(named("name=image"), value)}--b--`), [["image", value]]);
  });

  it("does not take a longer boundary for its own", () => {
    const value = "x\r\n--bb\r\ny";
    assert.deepEqual(fieldsIn(`${part(named("name=image"), value)}--b--`), [["image", value]]);
  });

  it("lets text stand before the first part and after the last, and blanks behind a boundary", () => {
    const body = `before\r\n--b \t\r\n${named("name=a")}\r\n\r\n1\r\n--b--\r\nafter --b`;
    assert.deepEqual(fieldsIn(body), [["a", "1"]]);
  });

  const BROKEN: Readonly<Record<string, string>> = {
    nothing: "",
    "no boundary": "appid=123",
    "no end": part(named("name=a"), "1"),
    "an end within a value": `--b\r\n${named("name=a")}\r\n\r\n1`,
    "no end of a head": `--b\r\n${named("name=a")}\r\n--b--`,
    "no head": "--b\r\n\r\n1\r\n--b--",
    "a part without a name": `${part(named("filename=a"), "1")}--b--`,
    "an empty name": `${part(named('name=""'), "1")}--b--`,
    "another disposition": `${part("Content-Disposition: attachment; name=a", "1")}--b--`,
    "a head without an end in sight": `${part(`${named("name=a")}\r\nX: ${"x".repeat(20_000)}`, "1")}--b--`,
    "two boundaries in a row": "--b\r\n--b--",
  };
  for (const [what, body] of Object.entries(BROKEN)) {
    it(`refuses a form with ${what}`, () => {
      assert.throws(
        () => fieldsIn(body),
        (error) => error instanceof Refusal && error.code === 3,
      );
    });
  }

  it("finds in thousands of made-up forms what busboy finds in them", async () => {
    const random = createRandom(20_261_123);
    for (let round = 0; round < 2_000; round++) {
      const [body, boundary] = madeUpForm(random);
      assert.deepEqual(
        fieldsIn(body, boundary),
        await busboyFieldsIn(body, boundary),
        JSON.stringify(body),
      );
    }
  });

  it("answers for any cut and any changed byte of a form, and never fails otherwise", () => {
    const body = Buffer.from(
      `${part(named('name="a"; filename="b"'), "\r\n--b")}${part(named("name=c"), "")}--b--`,
    );
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      for (const damaged of [body.subarray(0, at), changed]) {
        try {
          readFormData(damaged, "b");
        } catch (error) {
          assert.ok(error instanceof Refusal, `byte ${at}`);
        }
      }
    }
  });
});

type Random = <T>(choices: readonly T[]) => T;

/** A small generator of our own, so that a failure comes again. */
function createRandom(seed: number): Random {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)] as (typeof choices)[number];
  };
}

/** Well-formed by the standard, with values made of what boundaries are made of. */
function madeUpForm(random: Random): [body: string, boundary: string] {
  const boundary = random(["b", "--", "----WebKitFormBoundaryAbC", "-b-", "'b'+_,./=?"]);
  const crumbs = ["\r", "\n", "\r\n", "-", "--", boundary.slice(1), "x", "\0", "\xff", '"', ";"];
  const parts = Array.from({ length: random([0, 1, 2, 5]) }, (_, index) => {
    const text = Array.from({ length: random([0, 1, 3, 9]) }, () => random(crumbs)).join("");
    // What begins like a delimiter may not stand in a value: there the standard leaves both free.
    const value = `\r\n${text}`.includes(`\r\n--${boundary}`) ? "" : text;
    const head = random([
      'Content-Disposition: form-data; name="n"',
      "content-disposition:form-data;name=n",
    ]);
    const type = random(["", "\r\nContent-Type: image/jpg", "\r\nContent-Length: 5"]);
    const name = head.replace(/n("?)$/, `n${index}$1`);
    return `--${boundary}\r\n${name}; filename="x"${type}\r\n\r\n${value}\r\n`;
  });
  return [`${parts.join("")}--${boundary}--${random(["", "\r\n", "\r\nepilogue"])}`, boundary];
}

async function busboyFieldsIn(body: string, boundary: string) {
  const parser = busboy({
    headers: { "content-type": `multipart/form-data; boundary="${boundary}"` },
  });
  const fields: Promise<readonly [string, string]>[] = [];
  parser.on("file", (name, file) => {
    fields.push(
      file.toArray().then((chunks) => [name, Buffer.concat(chunks as Buffer[]).toString("latin1")]),
    );
  });
  parser.end(Buffer.from(body, "latin1"));
  await once(parser, "close");
  return (await Promise.all(fields)).map(([name, value]) => [name, value]);
}
