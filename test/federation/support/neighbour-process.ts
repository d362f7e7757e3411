import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { FEDERATION_DEFINITIONS } from "../../../src/graphql/federation.ts";
import { NEIGHBOURS, type Neighbour, type NeighbourName } from "./neighbours.ts";
import { announce } from "./processes.ts";

const neighbour: Neighbour = NEIGHBOURS[process.argv[2] as NeighbourName];
const { sdl, type, find } = neighbour;

const schema = createSchema({
  typeDefs: [
    sdl,
    FEDERATION_DEFINITIONS,
    `scalar _Any
     union _Entity = ${type}
     extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
  ],
  resolvers: {
    Query: {
      _service: () => ({ sdl }),
      _entities: (
        _: unknown,
        { representations }: { representations: Record<string, unknown>[] },
      ) => representations.map((key) => ({ ...find(key), __typename: type })),
    },
  },
});

const yoga = createYoga({ schema, logging: false });

announce(createServer((request, response) => void yoga(request, response)));
