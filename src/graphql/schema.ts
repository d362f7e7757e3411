import { readdirSync, readFileSync } from "node:fs";
import type { GraphQLSchema } from "graphql";
import { createSchema } from "graphql-yoga";
import type { Context } from "./context.ts";
import { FEDERATION_DEFINITIONS } from "./federation.ts";
import { Licence } from "./resolvers/Licence.ts";
import { Mutation } from "./resolvers/Mutation.ts";
import { Query } from "./resolvers/Query.ts";
import { scalars } from "./resolvers/scalars.ts";

const FOLDER = new URL("../../schema/", import.meta.url);

/** The public schema definition, as written in `schema/`. */
export const SDL = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".graphql"))
  .sort()
  .map((file) => readFileSync(new URL(file, FOLDER), "utf8"))
  .join("\n");

export const schema: GraphQLSchema = createSchema<Context>({
  typeDefs: [SDL, FEDERATION_DEFINITIONS],
  resolvers: {
    Query,
    Mutation,
    Licence,
    DriverLicence: Licence,
    VehicleLicence: Licence,
    ...scalars,
  },
});
