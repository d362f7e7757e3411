import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { SDL } from "../../src/graphql/schema.ts";
import { ask, startHouse } from "../support/gateway.ts";
import { read } from "../support/upstream.ts";
import { faultsBy } from "./support/composers.ts";
import { ALL, faultsOf, OURS, supergraphOf } from "./support/supergraph.ts";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

describe("the subgraph", () => {
  it("tells a router its schema as it is written", async () => {
    await using app = await startHouse(read({}));
    const { data } = await ask(app.url, "{ _service { sdl } }");
    assert.deepEqual(data, { _service: { sdl: SDL } });
  });

  it("composes alone", () => {
    assert.deepEqual(faultsOf(OURS), []);
  });

  it("composes with neighbours that extend both licences by their keys", () => {
    const { publicSdl, supergraphSdl } = supergraphOf(ALL);
    for (const text of ["recognizeLicence(", "recognizeLicences(", "penaltyPoints", "insurer"])
      assert.ok(publicSdl.includes(text), text);
    // The price of a recognition reaches the router.
    assert.match(supergraphSdl, /recognizeLicence\(.*@cost\(weight: 50\)/s);
    assert.doesNotMatch(publicSdl, /_service|_entities/);
  });

  const COMPATIBLE: Readonly<Record<string, string>> = {
    "that extends a vehicle by its plate": `${LINK}
      type Query { parking(plateNumber: ID!): String }
      type VehicleLicence @key(fields: "plateNumber") { plateNumber: ID! parkedAt: String }`,
    "that has the same scalars": `${LINK}
      scalar Date scalar URL scalar Upload
      type Query { holiday: Date logo: URL }
      type Mutation { setLogo(upload: Upload): Boolean }`,
    "that extends a vehicle's second page by its plate": `${LINK}
      type Query { parking(plateNumber: ID!): String }
      type VehicleLicenceBack @key(fields: "plateNumber") { plateNumber: ID! fleet: String }`,
    "that uses our enum with the same values": `${LINK}
      enum LicenceType { VEHICLE VEHICLE_BACK DRIVER }
      type Query { licencesOf(type: LicenceType!): [LicenceType!] }`,
  };
  for (const [which, sdl] of Object.entries(COMPATIBLE)) {
    it(`composes with one ${which}`, () => {
      assert.deepEqual(faultsOf({ ...ALL, other: { sdl } }), []);
    });
  }
});

const FAULTS: Readonly<Record<string, string>> = {
  ENUM_VALUE_MISMATCH: `${LINK}
    enum LicenceType { VEHICLE VEHICLE_BACK DRIVER BOAT }
    type Query { licencesOf(type: LicenceType!): [LicenceType!] }`,
  INVALID_FIELD_SHARING: `${LINK}
    type Query { other: BoundingBox }
    type BoundingBox { x: Int! y: Int! width: Int! height: Int! }`,
  INTERFACE_FIELD_NO_IMPLEM: `${LINK}
    type Query { other: Licence }
    interface Licence { shelf: String }
    type Card implements Licence { shelf: String }`,
  FIELD_TYPE_MISMATCH: `${LINK}
    type Query { other: VehicleLicence }
    type VehicleLicence @key(fields: "vin") { vin: Int! }`,
};

/** Nobody could answer the licence's other fields: the reading is gone. */
const ENTRY = {
  sdl: `${LINK}
    type Query { vehicle(vin: ID!): VehicleLicence }
    type VehicleLicence @key(fields: "vin") { vin: ID colour: String }`,
};

/** Each would be found, were it there: so its absence above means something. */
describe("a composition", () => {
  for (const [code, sdl] of Object.entries(FAULTS)) {
    it(`with a neighbour at fault says ${code}`, () => {
      assert.ok(faultsOf({ ...ALL, other: { sdl } }).includes(code));
    });
  }

  it("with a neighbour that has an entry of its own to a licence says SATISFIABILITY_ERROR", () => {
    assert.ok(faultsOf({ ...OURS, other: ENTRY }).includes("SATISFIABILITY_ERROR"));
  });
});

describe("Apollo's composition", () => {
  it("composes the subgraph, alone and with neighbours", async () => {
    for (const subgraphs of [OURS, ALL]) assert.deepEqual(await faultsBy("apollo", subgraphs), []);
  });

  it("says SATISFIABILITY_ERROR of an entry of a neighbour's own to a licence", async () => {
    const faults = await faultsBy("apollo", { ...OURS, other: ENTRY });
    assert.deepEqual([...new Set(faults)], ["SATISFIABILITY_ERROR"]);
  });
});

describe("Cosmo's composition", () => {
  it("composes the subgraph, alone and with neighbours", async () => {
    for (const subgraphs of [OURS, ALL]) assert.deepEqual(await faultsBy("cosmo", subgraphs), []);
  });

  it("says what is wrong with a neighbour", async () => {
    const sdl = FAULTS["FIELD_TYPE_MISMATCH"] ?? "";
    assert.match((await faultsBy("cosmo", { ...ALL, other: { sdl } })).join("\n"), /incompatible/);
  });

  it("says nothing of an entry of a neighbour's own to a licence", async () => {
    assert.deepEqual(await faultsBy("cosmo", { ...OURS, other: ENTRY }), []);
  });
});

describe("the gateway", () => {
  it("depends on no code under the Elastic licence, nor do its own tools", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly license?: string }>>;
    };
    const elastic = Object.entries(packages).filter(([, { license }]) =>
      license?.startsWith("Elastic"),
    );
    assert.deepEqual(elastic, []);
  });
});
