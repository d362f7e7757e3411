import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { MaskError } from "./mask-error.ts";

export interface MaskedValidationOptions {
  /** Whether to keep back what is wrong with a document, which takes words of the schema. */
  readonly isSchemaSecret: boolean;
}

/** Shows the errors of validation as the mask lets them, which Yoga does for execution alone. */
export function useMaskedValidation(
  maskError: MaskError,
  { isSchemaSecret }: MaskedValidationOptions,
): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (valid) return;
        const errors = result as readonly GraphQLError[];
        setResult(errors.map((error) => maskError(coded(error, isSchemaSecret))));
      },
  };
}

/** A copy, since Yoga remembers the errors of a document. */
const coded = ({ message, nodes }: GraphQLError, isSecret: boolean) =>
  new GraphQLError(isSecret ? "The document does not fit the schema here." : message, {
    nodes: nodes ?? null,
    extensions: { code: "GRAPHQL_VALIDATION_FAILED", http: { spec: true, status: 400 } },
  });
