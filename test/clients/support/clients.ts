import { askByApollo } from "./apollo.ts";
import type { Ask } from "./client.ts";
import { askByFetch } from "./fetch.ts";
import { askByUrql } from "./urql.ts";

/** The clients that front ends use. */
export const CLIENTS: Readonly<Record<string, Ask>> = Object.freeze({
  fetch: askByFetch,
  urql: askByUrql,
  "Apollo Client": askByApollo,
});
