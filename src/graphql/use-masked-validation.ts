import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Shows the errors of validation as the mask lets them, which Yoga does for execution alone. */
export function useMaskedValidation(maskError: (error: unknown) => GraphQLError): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (valid) return;
        const errors = result as readonly GraphQLError[];
        setResult(errors.map((error) => maskError(coded(error))));
      },
  };
}

/** A copy, since Yoga remembers the errors of a document. */
const coded = ({ message, nodes }: GraphQLError) =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: "GRAPHQL_VALIDATION_FAILED", http: { spec: true, status: 400 } },
  });
