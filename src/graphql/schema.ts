import { readdirSync, readFileSync } from "node:fs";
import type { Context } from "./context.ts";
import { Licence, RecognizeLicenceResult } from "./resolvers/Licence.ts";
import { Mutation } from "./resolvers/Mutation.ts";
import { Query } from "./resolvers/Query.ts";
import { scalars } from "./resolvers/scalars.ts";
import { createSubgraphSchema } from "./subgraph.ts";

const FOLDER = new URL("../../schema/", import.meta.url);

/** The schema definition, as written in `schema/`. */
export const SDL = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".graphql"))
  .sort()
  .map((file) => readFileSync(new URL(file, FOLDER), "utf8"))
  .join("\n");

export const schema = createSubgraphSchema<Context>({
  sdl: SDL,
  resolvers: {
    Query,
    Mutation,
    Licence,
    DriverLicence: Licence,
    VehicleLicence: Licence,
    VehicleLicenceBack: Licence,
    RecognizeLicenceResult,
    ...scalars,
  },
});
