import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { startHouse } from "../support/gateway.ts";
import { smallGif, smallJpeg, smallPng } from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read, refuse, type Answer } from "../support/upstream.ts";

const SEVERAL = `mutation ($images: [LicenceImage!]!) {
  recognizeLicences(images: $images) {
    __typename
    ... on DriverLicence { name }
    ... on VehicleLicence { vin }
    ... on VehicleLicenceBack { curbMass }
    ... on RecognitionFailure { code message retryable billed }
  }
}`;

const url = (name: string) => `https://example.com/${name}.jpg`;

/** Results as a client gets them. */
const resultsOf = ({ data }: { readonly data?: unknown }) =>
  (data as { readonly recognizeLicences: readonly Readonly<Record<string, unknown>>[] })
    .recognizeLicences;

/** Reads every picture but those whose request has this text. */
const readsAllBut =
  (text: string, failure: ReturnType<typeof refuse>): Answer =>
  (response, _, { body }) =>
    (body.includes(text) ? failure : read({ 姓名: "王小明" }))(response);

describe("recognizeLicences", () => {
  it("gives three results in order for one good, one unreadable and one twice-given picture, by two calls", async () => {
    await using app = await startHouse(readsAllBut("unreadable", refuse(-1102, "SECRET")));
    const images = ["good", "unreadable", "good"].map((name) => ({
      type: "DRIVER",
      url: url(name),
    }));
    const answer = await app.ask(SEVERAL, { images });
    assert.equal(answer.errors, undefined);
    const good = { __typename: "DriverLicence", name: "王小明" };
    const [first, second, third] = resultsOf(answer);
    assert.deepEqual([first, third], [good, good]);
    const { message, ...failure } = second ?? {};
    assert.deepEqual(failure, {
      __typename: "RecognitionFailure",
      code: "IMAGE_UNREADABLE",
      retryable: false,
      billed: "NO",
    });
    assert.match(String(message), /JPEG, PNG or BMP/);
    assert.equal(app.calls.length, 2);
  });

  it("takes uploads beside urls, and reads a file that was mapped twice once", async () => {
    await using app = await startHouse(read({ 姓名: "王小明", 识别代码: "LFV3A24G4C4954656" }));
    const jpeg = await smallJpeg();
    const files = {
      "variables.images.0.upload": jpeg,
      "variables.images.1.upload": await smallPng(),
      "variables.images.3.upload": jpeg,
    };
    const images = [
      { type: "DRIVER", upload: null },
      { type: "VEHICLE", upload: null },
      { type: "VEHICLE", url: url("a") },
      { type: "DRIVER", upload: null },
    ];
    const answer = await app.askWithFiles(files, SEVERAL, { images });
    assert.deepEqual(
      resultsOf(answer).map(({ name, vin }) => name ?? vin),
      ["王小明", "LFV3A24G4C4954656", "LFV3A24G4C4954656", "王小明"],
    );
    assert.equal(app.calls.length, 3);
  });

  it("reads three kinds of pages from one picture, by a call for each", async () => {
    await using app = await startHouse(
      read({ 姓名: "王小明", 识别代码: "LFV3A24G4C4954656", 整备质量: "1470kg" }),
    );
    const images = ["VEHICLE_BACK", "DRIVER", "VEHICLE"].map((type) => ({ type, url: url("a") }));
    assert.deepEqual(resultsOf(await app.ask(SEVERAL, { images })), [
      { __typename: "VehicleLicenceBack", curbMass: 1470 },
      { __typename: "DriverLicence", name: "王小明" },
      { __typename: "VehicleLicence", vin: "LFV3A24G4C4954656" },
    ]);
    const types = app.calls.map(({ body }) => (JSON.parse(String(body)) as { type: number }).type);
    assert.deepEqual(types.sort(), [0, 1, 2]);
  });

  it("tells each failure in its place, without a call where none is needed", async () => {
    await using app = await startHouse(read({ 姓名: "王小明" }));
    const files = {
      "variables.images.0.upload": await smallGif(),
      "variables.images.1.upload": Buffer.alloc(7 * 2 ** 20, 0xff),
      "variables.images.2.upload": Buffer.alloc(0),
      "variables.images.5.upload": await smallJpeg(),
    };
    const images = [
      { type: "DRIVER", upload: null },
      { type: "DRIVER", upload: null },
      { type: "DRIVER", upload: null },
      { type: "DRIVER" },
      { type: "DRIVER", url: "http://127.0.0.1/a.jpg" },
      { type: "DRIVER", upload: null },
    ];
    const answer = await app.askWithFiles(files, SEVERAL, { images });
    assert.deepEqual(
      resultsOf(answer).map(({ code, name }) => code ?? name),
      [
        "IMAGE_FORMAT_UNSUPPORTED",
        "IMAGE_TOO_LARGE",
        "IMAGE_EMPTY",
        "BAD_USER_INPUT",
        "BAD_USER_INPUT",
        "王小明",
      ],
    );
    assert.equal(app.calls.length, 1);
    assert.deepEqual(app.bugs, []);
  });

  it("has four pictures of a request read at the same time, and no more", async () => {
    const NAME = read({ 姓名: "王小明" });
    const held: ServerResponse[] = [];
    await using app = await startHouse((response, count) => {
      if (count <= 4) held.push(response);
      else NAME(response);
    });
    const images = Array.from({ length: 10 }, (_, at) => ({ type: "DRIVER", url: url(`${at}`) }));
    const answer = app.ask(SEVERAL, { images });
    await until(() => held.length === 4, "four pictures are with the provider");
    // Others are served meanwhile: a fifth call would have come before.
    for (let round = 0; round < 5; round++) await app.ask("{ imageLimits { maxBytes } }");
    assert.equal(app.calls.length, 4);
    held.forEach(NAME);
    assert.equal(resultsOf(await answer).length, 10);
    assert.equal(app.calls.length, 10);
  });

  it("answers an empty list with an empty list", async () => {
    await using app = await startHouse(read({}));
    assert.deepEqual(resultsOf(await app.ask(SEVERAL, { images: [] })), []);
  });
});

describe("the allowance of recognitions", () => {
  const one = (alias: string, args = `type: DRIVER, url: "${url(alias)}"`) =>
    `${alias}: recognizeLicence(${args}) { type }`;
  const several = (alias: string, count: number) => {
    const images = Array.from(
      { length: count },
      (_, at) => `{type: DRIVER, url: "${url(alias + String(at))}"}`,
    );
    return `${alias}: recognizeLicences(images: [${images.join(" ")}]) { __typename }`;
  };
  const aliases = (count: number) =>
    Array.from({ length: count }, (_, at) => one(`a${at}`)).join("\n");

  const TOO_COSTLY: Readonly<
    Record<string, readonly [string, Readonly<Record<string, unknown>>?]>
  > = {
    "as aliases": [`mutation { ${aliases(4)} }`],
    "as entries": [`mutation { ${several("a", 4)} }`],
    "as aliases and entries together": [`mutation { ${aliases(1)} ${several("b", 3)} }`],
    "as entries of a variable": [
      `mutation ($images: [LicenceImage!]!) { recognizeLicences(images: $images) { __typename } }`,
      { images: Array.from({ length: 4 }, (_, at) => ({ type: "DRIVER", url: url(String(at)) })) },
    ],
    "through fragments": [
      `mutation { ...A ...B ${one("c")} } fragment A on Mutation { ${one("a")} ...B } fragment B on Mutation { ${one("b")} ... { ${one("d")} } }`,
    ],
    "under @include and @skip": [
      `mutation ($yes: Boolean = true, $no: Boolean!) {
        ${aliases(2)} ... @include(if: $yes) { ${several("b", 1)} } ${one("c").replace(" {", " @skip(if: $no) {")}
      }`,
      { no: false },
    ],
    "in one of two operations": [`query Q { __typename } mutation M { ${aliases(4)} }`],
  };
  for (const [how, [query, variables]] of Object.entries(TOO_COSTLY)) {
    it(`refuses a fourth recognition ${how} when three are allowed, before any call`, async () => {
      await using app = await startHouse(read({}), { recognitionsPerRequest: 3 });
      const operationName = query.startsWith("query Q") ? "M" : undefined;
      const { status, errors, data } = await app.ask(query, variables, operationName);
      assert.equal(status, 400);
      assert.equal(data, undefined);
      assert.deepEqual(
        errors?.map(({ message, extensions }) => [message, extensions]),
        [
          [
            "The request asks for 4 recognitions: ask for at most 3 at once.",
            { code: "OPERATION_TOO_COSTLY", retryable: false, billed: "NO" },
          ],
        ],
      );
      assert.equal(app.calls.length, 0);
    });
  }

  const ALLOWED: Readonly<Record<string, string>> = {
    "three aliases": `mutation { ${aliases(3)} }`,
    "three entries": `mutation { ${several("a", 3)} }`,
    "a field merged with its like": `mutation { ${aliases(3)} ${aliases(3)} }`,
    "fields that are skipped": `mutation { ${aliases(3)} ... @skip(if: true) { ${several("b", 5)} } }`,
    "fragments that nobody spreads twice": `mutation { ...A ...A ${one("b")} } fragment A on Mutation { ${one("a0")} ${one("a1")} }`,
  };
  for (const [what, query] of Object.entries(ALLOWED)) {
    it(`lets ${what} pass`, async () => {
      await using app = await startHouse(read({}), { recognitionsPerRequest: 3 });
      const { status, errors } = await app.ask(query);
      assert.deepEqual([status, errors], [200, undefined]);
      assert.equal(app.calls.length, 3);
    });
  }

  it("also bounds the files of a request", async () => {
    await using app = await startHouse(read({}), { recognitionsPerRequest: 2 });
    const jpeg = await smallJpeg();
    const paths = [0, 1, 2].map((at) => `variables.images.${at}.upload`);
    const files = Object.fromEntries(paths.map((path) => [path, jpeg]));
    const images = paths.map(() => ({ type: "DRIVER", upload: null }));
    const { status, errors } = await app.askWithFiles(files, SEVERAL, { images });
    assert.deepEqual([status, errors?.[0]?.extensions["code"]], [400, "OPERATION_TOO_COSTLY"]);
    assert.equal(app.calls.length, 0);
  });
});
