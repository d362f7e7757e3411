import { createYoga } from "graphql-yoga";
import { createSubgraphSchema } from "../../../src/graphql/subgraph.ts";
import { listen, type HttpServer } from "../../../src/http/server.ts";

/**
 * Apollo's `products` subgraph as our set-up builds and serves it, at `/graphql`.
 *
 * @param sdl - its schema, as Apollo publishes it
 */
export function startProducts(sdl: string, port: number): Promise<HttpServer> {
  const schema = createSubgraphSchema({ sdl, resolvers, definitions: [DEFINITIONS] });
  const yoga = createYoga({ schema, logging: false });
  return listen((request, response) => void yoga(request, response), port, "localhost", undefined);
}

/**
 * What Apollo's schema uses beyond our own: the licences need none of it.
 *
 * `User` comes first because the schema only extends it, as Federation 1 had it.
 *
 * @see https://specs.apollo.dev/federation/v2.3
 */
const DEFINITIONS = /* GraphQL */ `
  directive @composeDirective(name: String!) repeatable on SCHEMA
  directive @external(reason: String) on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT
  directive @interfaceObject on OBJECT
  directive @override(from: String!) on FIELD_DEFINITION
  directive @provides(fields: federation__FieldSet!) on FIELD_DEFINITION
  directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT
  scalar _Any
  union _Entity = DeprecatedProduct | Inventory | Product | ProductResearch | User
  type User
  type Query {
    _entities(representations: [_Any!]!): [_Entity]!
  }
`;

type Fields = Readonly<Record<string, unknown>>;

const USER = { email: "support@apollographql.com", name: "Jane Smith" };

/**
 * What `@provides` promises on the way over `createdBy`, and nowhere else. The years of employment
 * are nowhere: only the router can bring them, from `users`, to the field that requires them.
 */
const CREATOR = { ...USER, totalProductsCreated: 1337 };

const DEPRECATED_PRODUCT = {
  sku: "apollo-federation-v1",
  package: "@apollo/federation-v1",
  reason: "Migrate to Federation V2",
  createdBy: CREATOR,
};

const DIMENSIONS = { size: "small", weight: 1, unit: "kg" };

const FEDERATION_STUDY = {
  study: { caseNumber: "1234", description: "Federation Study" },
};

const STUDIO_STUDY = {
  study: { caseNumber: "1235", description: "Studio Study" },
};

const PRODUCTS = [
  {
    id: "apollo-federation",
    sku: "federation",
    package: "@apollo/federation",
    variation: { id: "OSS" },
    dimensions: DIMENSIONS,
    createdBy: CREATOR,
    research: [FEDERATION_STUDY],
  },
  {
    id: "apollo-studio",
    sku: "studio",
    package: "",
    variation: { id: "platform" },
    dimensions: DIMENSIONS,
    createdBy: CREATOR,
    research: [STUDIO_STUDY],
  },
];

/** Every entity by its type, with the fields of each of the type's keys. */
const ENTITIES: Readonly<
  Record<string, { readonly keys: readonly (readonly string[])[]; readonly all: readonly Fields[] }>
> = {
  DeprecatedProduct: { keys: [["sku", "package"]], all: [DEPRECATED_PRODUCT] },
  Inventory: {
    keys: [["id"]],
    all: [{ id: "apollo-oss", deprecatedProducts: [DEPRECATED_PRODUCT] }],
  },
  Product: { keys: [["id"], ["sku", "package"], ["sku", "variation"]], all: PRODUCTS },
  ProductResearch: { keys: [["study"]], all: [FEDERATION_STUDY, STUDIO_STUDY] },
  User: { keys: [["email"]], all: [USER] },
};

const resolvers = {
  Query: {
    product: (_: unknown, key: Fields) => find("Product", key),
    deprecatedProduct: (_: unknown, key: Fields) => find("DeprecatedProduct", key),
    _entities: (_: unknown, { representations }: { readonly representations: Fields[] }) =>
      representations.map(entityOf),
  },
  User: {
    averageProductsCreatedPerYear: ({ totalProductsCreated, yearsOfEmployment }: Fields) =>
      totalProductsCreated && yearsOfEmployment
        ? Math.round(Number(totalProductsCreated) / Number(yearsOfEmployment))
        : null,
  },
};

/** What a representation stands for, with what it brings of other subgraphs; null if unknown. */
function entityOf(representation: Fields): Fields | null {
  const entity = find(String(representation["__typename"]), representation);
  return entity ? { ...representation, ...entity } : null;
}

function find(type: string, representation: Fields): Fields | undefined {
  const { keys = [], all = [] } = ENTITIES[type] ?? {};
  const key = keys.find((fields) => fields.every((field) => field in representation)) ?? [];
  return key.length === 0
    ? undefined
    : all.find((entity) => key.every((field) => contains(entity[field], representation[field])));
}

/** Keys reach into objects: `study { caseNumber }` knows less of a study than there is. */
function contains(whole: unknown, part: unknown): boolean {
  if (!isFields(whole) || !isFields(part)) return whole === part;
  return Object.entries(part).every(([name, value]) => contains(whole[name], value));
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
