import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse, validate } from "graphql";
import type * as schemaTypes from "../../src/graphql/types.generated.ts";
import { schema } from "../../src/graphql/schema.ts";
import type * as pageTypes from "../../src/page/gateway/licence.ts";
import { LIMITS, RECOGNIZE } from "../../src/page/gateway/operations.ts";

type Same<A, B> = [A, B] extends [B, A] ? true : never;

/** Does not compile unless the page knows each of these as the schema has it. */
const KNOWN: readonly true[] = [
  true satisfies Same<pageTypes.LicenceType, schemaTypes.LicenceType>,
  true satisfies Same<pageTypes.LicenceField, schemaTypes.LicenceField>,
  true satisfies Same<pageTypes.WarningCode, schemaTypes.WarningCode>,
];

describe("the page", () => {
  it("asks what the schema answers", () => {
    for (const document of [RECOGNIZE, LIMITS])
      assert.deepEqual(validate(schema, parse(document)), []);
    assert.equal(KNOWN.length, 3);
  });
});
