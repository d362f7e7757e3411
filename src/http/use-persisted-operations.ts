import { usePersistedOperations as useOperations } from "@graphql-yoga/plugin-persisted-operations";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { persistedOperation, type PersistedOperations } from "../config/persisted-operations.ts";
import { badRequest } from "./body.ts";

/**
 * Answers only operations that are on the list, by their ids: `documentId`, or what Apollo and urql
 * send as `extensions.persistedQuery`.
 */
export const usePersistedOperations = (operations: PersistedOperations): Plugin =>
  useOperations({
    getPersistedOperation: (id) => persistedOperation(operations, id),
    extractPersistedOperationId: idOf,
    customErrors: {
      notFound: () => badRequest("This operation is not on the list of persisted operations."),
      keyNotFound: () => badRequest("Send the id of a persisted operation as `documentId`."),
      persistedQueryOnly: () =>
        badRequest("Only persisted operations are answered: send an id in place of the query."),
    },
  });

function idOf({ extensions, ...params }: GraphQLParams & { documentId?: unknown }): string | null {
  const hash: unknown = (extensions?.["persistedQuery"] as { sha256Hash?: unknown } | undefined)
    ?.sha256Hash;
  const id = params.documentId ?? hash;
  return typeof id === "string" ? id : null;
}
