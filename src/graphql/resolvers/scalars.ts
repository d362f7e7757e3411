import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLUpload } from "graphql-upload-ts";

/** A scalar that is text on both sides. What the text may be, the reader of the value knows. */
const textScalar = (name: string) =>
  new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => String(value),
    parseValue: (value) => mustBeText(name, value),
    parseLiteral: (node: ValueNode) =>
      mustBeText(name, node.kind === Kind.STRING ? node.value : undefined, node),
  });

function mustBeText(name: string, value: unknown, node?: ValueNode): string {
  if (typeof value === "string") return value;
  throw new GraphQLError(`${name} must be given as a string.`, { nodes: node ?? null });
}

export const scalars = {
  Date: textScalar("Date"),
  URL: textScalar("URL"),
  Upload: GraphQLUpload,
};
