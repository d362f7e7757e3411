import { Kind, parse, print, visit } from "graphql";
import { SDL } from "./schema.ts";

const FEDERATION_DIRECTIVES = new Set(["key", "cost"]);

/** The schema as clients see it: without what only a federation router needs. */
export const PUBLIC_SDL = print(
  visit(parse(SDL), {
    [Kind.SCHEMA_EXTENSION]: () => null,
    [Kind.DIRECTIVE]: ({ name }) => (FEDERATION_DIRECTIVES.has(name.value) ? null : undefined),
  }),
);
