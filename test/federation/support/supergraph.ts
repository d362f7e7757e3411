import { compositionHasErrors, composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { SDL } from "../../../src/graphql/schema.ts";
import { NEIGHBOURS } from "./neighbours.ts";

/** Where each subgraph answers, by its name. */
export type Subgraphs = Readonly<Record<string, { readonly sdl: string; readonly url?: URL }>>;

/** What is wrong with a composition, by the codes of its errors; empty when it composes. */
export function faultsOf(subgraphs: Subgraphs): readonly string[] {
  const result = compose(subgraphs);
  if (!compositionHasErrors(result)) return [];
  return result.errors.map(({ extensions }) => String(extensions["code"]));
}

/** @throws {Error} if the subgraphs do not compose */
export function supergraphOf(subgraphs: Subgraphs) {
  const result = compose(subgraphs);
  if (compositionHasErrors(result))
    throw new Error(result.errors.map(({ message }) => message).join("\n"));
  return result;
}

export const OURS = { licences: { sdl: SDL } };

export const ALL = { ...OURS, ...NEIGHBOURS };

const compose = (subgraphs: Subgraphs) =>
  composeServices(
    Object.entries(subgraphs).map(([name, { sdl, url = new URL("http://127.0.0.1/") }]) => ({
      name,
      url: new URL("/graphql", url).href,
      typeDefs: parse(sdl),
    })),
  );
