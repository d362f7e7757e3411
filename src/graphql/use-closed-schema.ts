import { getOperationAST, Kind, NoSchemaIntrospectionCustomRule } from "graphql";
import type { DocumentNode, SelectionSetNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import { RequestError } from "../errors.ts";
import type { Execution } from "./allowance.ts";
import type { Context } from "./context.ts";

/**
 * Tells nobody the schema, but a router that asks by `_service`.
 *
 * What validation says of a wrong document must be kept back too: its hints are words of the
 * schema. See `useMaskedValidation`.
 */
export function useClosedSchema(): Plugin<Context> {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    onExecute({ args }) {
      const { document, operationName } = args as Execution;
      const operation = getOperationAST(document, operationName);
      if (!operation || args.contextValue.mayReadSchema) return;
      if (asksFor("_service", operation.selectionSet, document)) throw forbiddenSchema();
    },
  };
}

export const forbiddenSchema = () =>
  new RequestError("FORBIDDEN", 403, "Only the router may read the schema.");

/** Whether a field is anywhere in a selection, in a fragment too; an `@include` does not matter. */
function asksFor(field: string, { selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === field;
    if (node.kind === Kind.INLINE_FRAGMENT) return asksFor(field, node.selectionSet, document);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === node.name.value,
    );
    return (
      fragment?.kind === Kind.FRAGMENT_DEFINITION && asksFor(field, fragment.selectionSet, document)
    );
  });
}
