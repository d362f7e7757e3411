import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getIntrospectionQuery, parse } from "graphql";
import { recognitionsIn } from "../../src/graphql/allowance.ts";
import { schema } from "../../src/graphql/schema.ts";
import { startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";
import { BY_LIST, LARGE_VARIABLES, RECOGNIZE, times, TOO_LARGE } from "./large-documents.ts";

describe("a document", () => {
  let house: Awaited<ReturnType<typeof startHouse>>;
  before(async () => {
    house = await startHouse(read({ 姓名: "王小明" }));
  });
  after(() => house[Symbol.asyncDispose]());

  for (const [what, [code, query]] of Object.entries(TOO_LARGE))
    it(`with ${what} is refused, and nothing is read`, async () => {
      const { status, errors } = await house.ask(query);
      assert.deepEqual([status, errors?.[0]?.extensions["code"]], [400, code]);
      assert.match(errors?.[0]?.message ?? "", /too large|more that 1000 tokens|within itself/);
      assert.equal(house.calls.length, 0);
      assert.deepEqual(house.bugs, []);
    });

  for (const [what, images] of Object.entries(LARGE_VARIABLES))
    it(`with ${what} in its variables is refused, and told so once`, async () => {
      const { status, errors = [] } = await house.ask(BY_LIST, { images });
      assert.deepEqual([status, errors[0]?.extensions["code"]], [400, "BAD_USER_INPUT"]);
      assert.equal(errors.length, 1);
      assert.equal(house.calls.length, 0);
    });

  it("is counted no further than to the first entries that are wrong", () => {
    let looked = 0;
    const images = Array.from({ length: 1000 }, () => ({
      get type() {
        return looked++;
      },
    }));
    const document = parse(BY_LIST);
    assert.throws(() => recognitionsIn({ schema, document, variableValues: { images } }));
    assert.ok(looked < 20, `${looked} entries`);
  });

  it("is told what is wrong a few times, not a hundred", async () => {
    const { errors } = await house.ask(`{ ${times(200, (at) => `wrong${at}`)} }`);
    assert.equal(errors?.length, 11);
  });

  it("of a code generator or a router is none of these", async () => {
    const full = getIntrospectionQuery({
      inputValueDeprecation: true,
      oneOf: true,
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    });
    for (const query of [full, "{ _service { sdl } }"]) {
      const { status, errors } = await house.ask(query);
      assert.deepEqual([status, errors], [200, undefined]);
    }
  });

  it("that asks ten times for everything is none of these", async () => {
    const all = `... on DriverLicence { licenceNumber name sex nationality address birthDate
      firstIssueDate vehicleClasses validFrom validUntil validIndefinitely issuingAuthority }
      items { field label text confidence box { x y width height } } warnings { code field message }`;
    const { status, errors } = await house.ask(
      `mutation { ${times(10, (at) => `a${at}: ${RECOGNIZE} { ...All }`)} } fragment All on Licence { ${all} }`,
    );
    assert.deepEqual([status, errors], [200, undefined]);
  });
});
