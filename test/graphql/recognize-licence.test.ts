import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BY_URL, startHouse } from "../support/gateway.ts";
import { smallBmp, smallJpeg, smallPng } from "../support/picture.ts";
import { read, refuse, reply } from "../support/upstream.ts";

const DRIVER = read({
  证号: "342221199005033256",
  姓名: "张三",
  性别: "男",
  国籍: "中国",
  住址: "安徽省宿州市埇桥区",
  出生日期: "1990-05-03",
  领证日期: "2014-12-25",
  准驾车型: "A2D",
  起始日期: "2014-12-25",
  有效日期: "6年",
  红章: "深圳市公安局交通管理局",
  备注: "看不懂",
});

const VEHICLE = read({
  车牌号码: "粤B·12345",
  车辆类型: "小型轿车",
  所有人: "李四",
  住址: "深圳市福田区",
  使用性质: "非营运",
  品牌型号: "别克牌SGM7151LAAA",
  识别代码: "LATPAB071W1005301",
  发动机号: "A 123456",
  注册日期: "2015-01-02",
  发证日期: "2015-01-03",
});

const VEHICLE_BACK = read({
  号牌号码: "粤B·12345",
  档案编号: "440312345678",
  核定载人数: "5人",
  总质量: "1845kg",
  整备质量: "1470kg",
  核定载质量: "--",
  外廓尺寸: "4865×1820×1475mm",
  准牵引总质量: "--",
  检验记录: "检验有效期至2020年08月粤B(01)",
});

describe("recognizeLicence", () => {
  it("gives a driver's licence with every field of the API page", async () => {
    await using app = await startHouse(DRIVER);
    const { data, errors } = await app.ask(`mutation {
      recognizeLicence(type: DRIVER, url: "https://example.com/a.jpg") {
        __typename type sessionId
        ... on DriverLicence {
          licenceNumber name sex nationality address birthDate firstIssueDate
          vehicleClasses validFrom validUntil validIndefinitely issuingAuthority
        }
        warnings { code field }
      }
    }`);
    assert.equal(errors, undefined);
    assert.deepEqual(data?.["recognizeLicence"], {
      __typename: "DriverLicence",
      type: "DRIVER",
      sessionId: "session-1",
      licenceNumber: "342221199005033256",
      name: "张三",
      sex: "MALE",
      nationality: "中国",
      address: "安徽省宿州市埇桥区",
      birthDate: "1990-05-03",
      firstIssueDate: "2014-12-25",
      vehicleClasses: ["A2", "D"],
      validFrom: "2014-12-25",
      validUntil: "2020-12-25",
      validIndefinitely: false,
      issuingAuthority: "深圳市公安局交通管理局",
      warnings: [
        { code: "CHECK_DIGIT_MISMATCH", field: "LICENCE_NUMBER" },
        { code: "EXPIRED", field: "VALID_UNTIL" },
      ],
    });
  });

  it("gives a vehicle licence with every field of the API page", async () => {
    await using app = await startHouse(VEHICLE);
    const { data } = await app.ask(`mutation {
      recognizeLicence(type: VEHICLE, url: "https://example.com/a.jpg") {
        __typename
        ... on VehicleLicence {
          plateNumber vehicleType owner address useCharacter model vin engineNumber
          registrationDate issueDate issuingAuthority
        }
        warnings { code field }
      }
    }`);
    assert.deepEqual(data?.["recognizeLicence"], {
      __typename: "VehicleLicence",
      plateNumber: "粤B12345",
      vehicleType: "小型轿车",
      owner: "李四",
      address: "深圳市福田区",
      useCharacter: "非营运",
      model: "别克牌SGM7151LAAA",
      vin: "LATPAB071W1005301",
      engineNumber: "A 123456",
      registrationDate: "2015-01-02",
      issueDate: "2015-01-03",
      issuingAuthority: null,
      warnings: [],
    });
  });

  it("gives the second page of a vehicle licence with every field, and nulls without a word for dashes", async () => {
    await using app = await startHouse(VEHICLE_BACK);
    const { data } = await app.ask(`mutation {
      recognizeLicence(type: VEHICLE_BACK, url: "https://example.com/a.jpg") {
        __typename
        type
        item(field: RATED_LOAD_MASS) { text }
        ... on VehicleLicenceBack {
          plateNumber fileNumber occupantCapacity grossMass curbMass ratedLoadMass
          externalDimensions { length width height }
          towableMass remarks inspectionRecord inspectionValidUntil
        }
        warnings { code field }
      }
    }`);
    assert.deepEqual(data?.["recognizeLicence"], {
      __typename: "VehicleLicenceBack",
      type: "VEHICLE_BACK",
      item: { text: "--" },
      plateNumber: "粤B12345",
      fileNumber: "440312345678",
      occupantCapacity: 5,
      grossMass: 1845,
      curbMass: 1470,
      ratedLoadMass: null,
      externalDimensions: { length: 4865, width: 1820, height: 1475 },
      towableMass: null,
      remarks: null,
      inspectionRecord: "检验有效期至2020年08月粤B(01)",
      inspectionValidUntil: "2020-08-31",
      warnings: [{ code: "EXPIRED", field: "INSPECTION_RECORD" }],
    });
    assert.match(String(app.calls[0]?.body), /"type":2/);
  });

  it("keeps everything that was read, with evidence, also what it does not know", async () => {
    await using app = await startHouse(DRIVER);
    const { data } = await app.ask(`mutation {
      recognizeLicence(type: DRIVER, url: "https://example.com/a.jpg") {
        items { field label text confidence box { x y width height } }
        item(field: VALID_UNTIL) { text }
      }
    }`);
    const { items, item } = data?.["recognizeLicence"] as { items: unknown[]; item: unknown };
    assert.equal(items.length, 12);
    const box = { x: 1, y: 2, width: 30, height: 40 };
    assert.deepEqual(items.at(-1), {
      field: null,
      label: "备注",
      text: "看不懂",
      confidence: 0.99,
      box,
    });
    assert.deepEqual(item, { text: "6年" });
  });

  it("takes a JPEG, a PNG and a BMP by upload", async () => {
    await using app = await startHouse(DRIVER);
    for (const file of [await smallJpeg(), await smallPng(), smallBmp()])
      assert.equal((await app.askWithFile(file)).data?.["recognizeLicence"]?.["name"], "张三");
    assert.equal(app.calls.length, 3);
  });

  it("has a picture that is wanted twice read once", async () => {
    await using app = await startHouse(DRIVER);
    const { data } = await app.ask(`mutation {
      a: recognizeLicence(type: DRIVER, url: "https://example.com/a.jpg") { sessionId }
      b: recognizeLicence(type: DRIVER, url: "https://EXAMPLE.com/a.jpg") { sessionId }
      c: recognizeLicence(type: DRIVER, url: "https://example.com/c.jpg") { sessionId }
    }`);
    assert.deepEqual(Object.keys(data ?? {}), ["a", "b", "c"]);
    assert.equal(app.calls.length, 2);
  });

  it("keeps no reading for the next request", async () => {
    await using app = await startHouse(DRIVER);
    for (const url of ["https://example.com/a.jpg", "https://example.com/a.jpg"])
      await app.ask(BY_URL, { url });
    assert.equal(app.calls.length, 2);
  });

  it("tells a failure of the service with its code, and leaves the other field whole", async () => {
    await using app = await startHouse((response, count) =>
      (count === 1 ? refuse(-9002, "SECRET") : DRIVER)(response),
    );
    const { status, data, errors } = await app.ask(`mutation {
      a: recognizeLicence(type: DRIVER, url: "https://example.com/a.jpg") { sessionId }
      b: recognizeLicence(type: DRIVER, url: "https://example.com/b.jpg") { sessionId }
    }`);
    assert.equal(status, 200);
    assert.deepEqual(data, { a: null, b: { sessionId: "session-1" } });
    assert.equal(errors?.length, 1);
    assert.deepEqual(errors[0]?.path, ["a"]);
    assert.deepEqual(errors[0].extensions, {
      code: "LICENCE_NOT_RECOGNIZED",
      retryable: false,
      billed: "NO",
      provider: { code: -9002 },
    });
  });

  it("says how long to wait for a service that is busy", async () => {
    await using app = await startHouse(refuse(15));
    const { errors } = await app.ask(BY_URL, { url: "https://example.com/a.jpg" });
    const { code, retryable, retryAfterMs } = errors?.[0]?.extensions ?? {};
    assert.deepEqual([code, retryable, retryAfterMs], ["OCR_BUSY", true, 1000]);
  });

  it("gives a licence of nothing but doubts when the service read nothing", async () => {
    await using app = await startHouse(reply({ code: 0, message: "OK", data: { items: [] } }));
    const { data } = await app.ask(`mutation {
      recognizeLicence(type: VEHICLE, url: "https://example.com/a.jpg") {
        ... on VehicleLicence { vin } warnings { code }
      }
    }`);
    const { vin, warnings } = data?.["recognizeLicence"] as { vin: null; warnings: unknown[] };
    assert.deepEqual([vin, warnings.length], [null, 10]);
  });
});

describe("a wrong variable", () => {
  it("is named, and its value is not repeated", async () => {
    await using app = await startHouse(DRIVER);
    const query = `mutation ($type: LicenceType!) { recognizeLicence(type: $type) { type } }`;
    for (const type of ["110105194912310021", { secret: "110105194912310021" }, null]) {
      const answer = await app.ask(query, { type });
      assert.equal(answer.status, 400);
      assert.equal(answer.errors?.[0]?.extensions["code"], "BAD_USER_INPUT");
      assert.doesNotMatch(JSON.stringify(answer), /11010519491231/);
    }
    assert.equal(app.calls.length, 0);
  });
});

describe("a wrong value in the document", () => {
  const VALUES: Readonly<Record<string, string>> = {
    "type: DRIVER, url: 110105194912310021": "URL must be given as a string.",
    "type: A110105194912310021": 'Value "…" does not exist in "LicenceType" enum.',
    'type: "110105194912310021"': 'Enum "LicenceType" cannot represent non-enum value: ….',
    "type: null": 'Expected value of type "LicenceType!", found ….',
    "type: DRIVER, upload: 110105194912310021":
      "Send a file as a variable, by the GraphQL multipart request spec: https://github.com/jaydenseric/graphql-multipart-request-spec",
  };
  for (const [args, message] of Object.entries(VALUES)) {
    it(`is not repeated: ${args}`, async () => {
      await using app = await startHouse(DRIVER);
      const answer = await app.ask(`mutation { recognizeLicence(${args}) { type } }`);
      assert.equal(answer.status, 400);
      assert.deepEqual(
        answer.errors?.map(({ message, extensions }) => [message, extensions]),
        [[message, { code: "GRAPHQL_VALIDATION_FAILED", retryable: false, billed: "NO" }]],
      );
      assert.doesNotMatch(JSON.stringify(answer), /11010519491231/);
      assert.equal(app.calls.length, 0);
    });
  }
});

describe("a refusal of GraphQL's own", () => {
  it("does not repeat text of a document that cannot be parsed", async () => {
    await using app = await startHouse(DRIVER);
    for (const text of ['"https://a.cn/?sig=SECRET"', '"""SECRET"""']) {
      const answer = await app.ask(`mutation { recognizeLicence(type: DRIVER, url ${text}) }`);
      assert.equal(answer.errors?.[0]?.extensions["code"], "GRAPHQL_PARSE_FAILED");
      assert.doesNotMatch(JSON.stringify(answer), /SECRET/);
    }
  });

  it("has the status that its own client asked for, whoever asked before", async () => {
    await using app = await startHouse(DRIVER);
    const statusFor = async (query: string, accept: string) => {
      const headers = { "content-type": "application/json", accept };
      const body = JSON.stringify({ query });
      return (await fetch(new URL("/graphql", app.url), { method: "POST", headers, body })).status;
    };
    for (const query of ["{ nothing }", "{"])
      for (let round = 0; round < 2; round++) {
        assert.equal(await statusFor(query, "application/json"), 200);
        assert.equal(await statusFor(query, "*/*"), 400);
      }
  });

  it("of what was never executed is a 400", async () => {
    await using app = await startHouse(DRIVER);
    const include = `mutation ($b: Boolean) {
      recognizeLicence(type: DRIVER, url: "https://a.cn/a") @include(if: $b) { type }
    }`;
    for (const [query, variables] of [["subscription { x }"], [include, { b: null }]] as const) {
      const { status, data, errors } = await app.ask(query, variables);
      assert.deepEqual([status, data], [400, undefined]);
      assert.equal(errors?.[0]?.extensions["billed"], "NO");
    }
    assert.equal(app.calls.length, 0);
  });

  it("below a recognition tells its place, and not that nothing was billed", async () => {
    await using app = await startHouse(DRIVER);
    const query = `mutation ($f: LicenceField = NAME) {
      recognizeLicence(type: DRIVER, url: "https://a.cn/a") { item(field: $f) { text } }
    }`;
    const { status, errors } = await app.ask(query, { f: null });
    assert.equal(status, 200);
    assert.deepEqual(errors?.[0]?.path, ["recognizeLicence", "item"]);
    assert.deepEqual(errors[0].extensions, {
      code: "BAD_USER_INPUT",
      retryable: false,
      billed: "UNKNOWN",
    });
    assert.equal(app.calls.length, 1);
  });
});

describe("GraphQL's own refusals", () => {
  const DOCUMENTS = {
    GRAPHQL_PARSE_FAILED: "{",
    GRAPHQL_VALIDATION_FAILED: "{ nothing }",
  };
  for (const [code, query] of Object.entries(DOCUMENTS)) {
    it(`have the code ${code} and a 4xx status`, async () => {
      await using app = await startHouse(DRIVER);
      const { status, errors } = await app.ask(query);
      assert.deepEqual([status, errors?.[0]?.extensions["code"]], [400, code]);
    });
  }
});
