import { GraphQLError, Kind, type ValueNode } from "graphql";
import { GraphQLUpload, Upload } from "graphql-upload-ts";
import { ImageError } from "../../errors.ts";

/**
 * How the values of each scalar are read and written. No `GraphQLScalarType`: it would bring a
 * description of its own, or none, in place of the one in `schema/`.
 */
export const scalars = {
  Date: textScalar("Date"),
  URL: textScalar("URL"),
  Upload: uploadScalar(),
};

/** A scalar that is text on both sides. What the text may be, the reader of the value knows. */
function textScalar(name: string) {
  const expected = `${name} must be given as a string.`;
  return {
    serialize: (value: unknown) => String(value),
    parseValue(value: unknown): string {
      if (typeof value === "string") return value;
      throw new ImageError("BAD_USER_INPUT", expected);
    },
    parseLiteral(node: ValueNode): string {
      if (node.kind === Kind.STRING) return node.value;
      throw new GraphQLError(expected, { nodes: node });
    },
  };
}

/** Clients without multipart requests send `{}` or text in place of a file: the error says how. */
function uploadScalar() {
  const expected =
    "Send a file as a variable, by the GraphQL multipart request spec: https://github.com/jaydenseric/graphql-multipart-request-spec";
  return {
    serialize: GraphQLUpload.serialize,
    parseValue(value: unknown) {
      if (value instanceof Upload) return GraphQLUpload.parseValue(value);
      throw new ImageError("BAD_USER_INPUT", expected);
    },
    parseLiteral(node: ValueNode): never {
      throw new GraphQLError(expected, { nodes: node });
    },
  };
}
