import type { GraphQLSchema } from "graphql";
import { createSchema } from "graphql-yoga";
import { FEDERATION_DEFINITIONS } from "./federation.ts";

export interface Subgraph<Context> {
  /** The schema definition with its `@link` to Federation: what a router composes. */
  readonly sdl: string;
  readonly resolvers: NonNullable<Parameters<typeof createSchema<Context>>[0]["resolvers"]>;
}

/** A schema that answers its own clients, and the router of a federated graph. */
export const createSubgraphSchema = <Context>({
  sdl,
  resolvers,
}: Subgraph<Context>): GraphQLSchema =>
  createSchema<Context>({
    typeDefs: [sdl, FEDERATION_DEFINITIONS],
    resolvers: [resolvers, { Query: { _service: () => ({ sdl }) } }].flat(),
  });
