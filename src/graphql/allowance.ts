import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
} from "graphql";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLSchema } from "graphql";
// Internal to graphql-js, whose version is fixed. It collects by the specification, like whatever
// executes the operation.
import { collectFields } from "graphql/execution/collectFields.js";
import type { MutationRecognizeLicencesArgs } from "./types.generated.ts";

/** One operation on its way to execution. */
export interface Execution {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * How many recognitions an operation asks for, through aliases, fragments, `@skip` and `@include`
 * and the entries of `recognizeLicences` together.
 *
 * Arguments that are wrong count nothing: execution refuses them by itself.
 *
 * @throws {GraphQLError} for the first value of a variable that is wrong. Execution would tell of
 *   fifty, and each repeats all of the value: a long list of wrong entries takes it seconds
 */
export function recognitionsIn({ schema, document, ...asked }: Execution): number {
  const operation = getOperationAST(document, asked.operationName);
  const mutation = schema.getMutationType();
  if (operation?.operation !== OperationTypeNode.MUTATION || !mutation) return 0;
  const { variableDefinitions = [], selectionSet } = operation;
  const values = asked.variableValues ?? {};
  const one = { maxErrors: 1 };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, values, one);
  const [error] = errors ?? [];
  if (error) throw error;
  if (!coerced) return 0;
  const fields = collectFields(schema, fragmentsOf(document), coerced, mutation, selectionSet);
  return [...fields.values()].reduce((sum, [field]) => {
    const definition = field && mutation.getFields()[field.name.value];
    return definition ? sum + recognitionsOf(definition, field, coerced) : sum;
  }, 0);
}

const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );

function recognitionsOf(
  definition: Parameters<typeof getArgumentValues>[0] & { readonly name: string },
  field: FieldNode,
  variables: Record<string, unknown>,
): number {
  if (definition.name !== "recognizeLicences") return 1;
  try {
    const values = getArgumentValues(definition, field, variables);
    return (values as MutationRecognizeLicencesArgs).images.length;
  } catch {
    return 0;
  }
}
