import { readFileSync } from "node:fs";
import { parse } from "graphql";
import * as z from "zod/mini";

/** Operations by the ids that clients send in their place. */
export type PersistedOperations = ReadonlyMap<string, string>;

/** What GraphQL Code Generator's client preset and Relay's compiler write. */
const BY_ID = z.record(z.string(), z.string());

/** What `generate-persisted-query-manifest` writes for Apollo Client. */
const APOLLO_MANIFEST = z.object({
  format: z.literal("apollo-persisted-query-manifest"),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * Reads the manifest that a client's code generator wrote. An id may be sent with or without the
 * name of its hash (`sha256:`) before it.
 *
 * @throws {Error} if there is no such file, or it is no manifest of operations
 */
export function readPersistedOperations(path: string): PersistedOperations {
  const value: unknown = JSON.parse(readFileSync(path, "utf8"));
  const apollo = APOLLO_MANIFEST.safeParse(value);
  const operations = apollo.success
    ? apollo.data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(BY_ID.parse(value));
  for (const [, body] of operations) parse(body);
  return new Map(operations.map(([id, body]) => [plain(id), body]));
}

/** The operation that a client means by an id. */
export const persistedOperation = (operations: PersistedOperations, id: string) =>
  operations.get(plain(id)) ?? null;

const plain = (id: string) => id.replace(/^sha256:/, "");
