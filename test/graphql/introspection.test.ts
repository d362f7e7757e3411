import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  buildASTSchema,
  buildClientSchema,
  concatAST,
  getIntrospectionQuery,
  lexicographicSortSchema,
  parse,
  printSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";
import { FEDERATION_DEFINITIONS } from "../../src/graphql/federation.ts";
import { SDL } from "../../src/graphql/schema.ts";
import { ask, startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";

/** With the description of each type, field, argument and enum value. */
const textOf = (schema: GraphQLSchema) => printSchema(lexicographicSortSchema(schema));

describe("introspection", () => {
  it("describes every type, field, argument and enum value as the schema's files do", async () => {
    await using app = await startHouse(read({}));
    const query = getIntrospectionQuery({
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      specifiedByUrl: true,
    });
    const { data } = await ask(app.url, query);
    const written = buildASTSchema(concatAST([SDL, FEDERATION_DEFINITIONS].map((s) => parse(s))), {
      assumeValidSDL: true,
    });
    assert.equal(textOf(buildClientSchema(data as unknown as IntrospectionQuery)), textOf(written));
  });
});
