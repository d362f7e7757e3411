import type { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Shows the errors of validation as the mask lets them, which Yoga does for execution alone. */
export function useMaskedValidation(maskError: (error: unknown) => GraphQLError): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        if (valid) return;
        const errors = result as readonly GraphQLError[];
        for (const { extensions } of errors) extensions["code"] = "GRAPHQL_VALIDATION_FAILED";
        setResult(errors.map(maskError));
      },
  };
}
