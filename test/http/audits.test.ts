import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { auditServer, serverAudits } from "graphql-http";
import { startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";

/** The audits of GraphQL over HTTP, by their first words: MUST, SHOULD, MAY. */
const AUDITS = serverAudits({ url: "http://localhost" });

describe("GraphQL over HTTP", () => {
  let house: Awaited<ReturnType<typeof startHouse>>;
  let outcomes: ReadonlyMap<string, string>;
  before(async () => {
    house = await startHouse(read({}));
    const results = await auditServer({ url: new URL("/graphql", house.url).href });
    outcomes = new Map(results.map(({ name, status }) => [name, status]));
  });
  after(() => house[Symbol.asyncDispose]());

  for (const { name } of AUDITS)
    it(name, () => {
      assert.equal(outcomes.get(name), "ok");
    });

  it("has audits of all three kinds", () => {
    for (const kind of ["MUST", "SHOULD", "MAY"])
      assert.ok(AUDITS.some(({ name }) => name.startsWith(kind)));
    assert.ok(AUDITS.length > 50);
  });
});
