import type { GraphQLSchema } from "graphql";
import { createSchema } from "graphql-yoga";
import { FEDERATION_DEFINITIONS } from "./federation.ts";

export interface Subgraph<Context> {
  /** The schema definition with its `@link` to Federation: what a router composes. */
  readonly sdl: string;
  readonly resolvers: NonNullable<Parameters<typeof createSchema<Context>>[0]["resolvers"]>;
  /** Of what `sdl` uses of Federation beyond {@link FEDERATION_DEFINITIONS}. Default: none. */
  readonly definitions?: readonly string[];
}

/** A schema that answers its own clients, and the router of a federated graph. */
export const createSubgraphSchema = <Context>({
  sdl,
  resolvers,
  definitions = [],
}: Subgraph<Context>): GraphQLSchema =>
  createSchema<Context>({
    typeDefs: [sdl, FEDERATION_DEFINITIONS, ...definitions],
    resolvers: [resolvers, { Query: { _service: () => ({ sdl }) } }].flat(),
  });
