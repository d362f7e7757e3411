import { GraphQLError, Kind, print, type VariableDefinitionNode } from "graphql";
import { GatewayError, OcrError, RequestError } from "../errors.ts";

/** Told of bugs: everything that was not thrown on purpose. */
export type ReportBug = (error: unknown) => void;

/** What a client may see of an error. */
export type MaskError = (error: unknown) => GraphQLError;

/**
 * Decides what of an error a client may see: ours keep message and code, bugs keep neither.
 *
 * GraphQL's own errors (syntax, validation, protocol) pass, but for wrong values: graphql-js
 * repeats them, and one may be somebody's name. Only a {@link RequestError} sets an HTTP status:
 * a failed field is still a well-formed response.
 */
export function createErrorMask(report: ReportBug): MaskError {
  return (error) => {
    if (isAboutAVariable(error)) return tactful(error);
    const original = originalOf(error);
    if (original instanceof GatewayError) return told(error, original);
    if (original instanceof GraphQLError) return coded(error, original);
    if (!isAbort(original)) report(original);
    return new GraphQLError("Something went wrong inside the gateway.", {
      ...placeOf(error),
      extensions: {
        code: "INTERNAL_SERVER_ERROR",
        retryable: false,
        billed: "UNKNOWN",
        unexpected: true,
      },
    });
  };
}

/** What stops when its client has gone is no bug, and nobody hears of it. */
const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/** The innermost error: each layer of GraphQL may have wrapped it once. */
function originalOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return error.originalError === undefined ? error : originalOf(error.originalError);
}

function told(error: unknown, original: GatewayError): GraphQLError {
  const { code, retryable, billed } = original;
  return new GraphQLError(original.message, {
    ...placeOf(error),
    extensions: {
      code,
      retryable,
      billed,
      ...(original instanceof OcrError && factsOf(original)),
      ...(original instanceof RequestError && requestFactsOf(original)),
    },
  });
}

const factsOf = ({ retryAfterMs, provider }: OcrError) => ({
  ...(retryAfterMs !== undefined && { retryAfterMs }),
  ...(provider && { provider }),
});

const requestFactsOf = ({ status, headers, retryAfterMs }: RequestError) =>
  retryAfterMs === undefined
    ? { http: { status, ...(headers && { headers }) } }
    : {
        retryAfterMs,
        http: {
          status,
          headers: { ...headers, "retry-after": String(Math.ceil(retryAfterMs / 1000)) },
        },
      };

function placeOf(error: unknown) {
  if (!(error instanceof GraphQLError)) return {};
  return { nodes: error.nodes ?? null, path: error.path ?? null };
}

interface VariableError extends GraphQLError {
  readonly nodes: readonly [VariableDefinitionNode];
}

/** graphql-js names the variable's definition as the place of such an error. */
const isAboutAVariable = (error: unknown): error is VariableError =>
  error instanceof GraphQLError && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;

/** Says which variable is wrong and what it should be, not what it is. Our scalars say more. */
function tactful(error: VariableError): GraphQLError {
  const { nodes } = error;
  const [{ variable, type }] = nodes;
  const original = originalOf(error);
  const expected = original instanceof GatewayError ? ` ${original.message}` : "";
  const message = `Variable "$${variable.name.value}" must be a valid ${print(type)}.${expected}`;
  return new GraphQLError(message, {
    nodes,
    extensions: {
      code: "BAD_USER_INPUT",
      retryable: false,
      billed: "NO",
      http: { status: 400, spec: true },
    },
  });
}

/** Codes of GraphQL's own errors; whatever else a library calls one is one of ours. */
const GRAPHQL_CODES: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

/**
 * GraphQL's own refusals have no code for a syntax error, and know nothing of money. They are
 * remembered with their document, so each client gets a copy.
 *
 * A field's own refusal is its caller's mistake: below a recognition, that has been made by then.
 */
function coded(error: unknown, original: GraphQLError): GraphQLError {
  const { path } = placeOf(error);
  const isSyntaxError = original.message.startsWith("Syntax Error");
  const known = isSyntaxError ? "GRAPHQL_PARSE_FAILED" : original.extensions["code"];
  const ours = path ? "BAD_USER_INPUT" : "BAD_REQUEST";
  const extensions = {
    code: GRAPHQL_CODES.has(known) ? known : ours,
    retryable: false,
    billed: path && path.length > 1 ? "UNKNOWN" : "NO",
  };
  return new GraphQLError(withoutValue(original), {
    ...whereOf(original),
    ...(path && { path }),
    extensions: path ? extensions : { ...extensions, http: httpOf(original, extensions.code) },
  });
}

const whereOf = ({ nodes, source, positions }: GraphQLError) => ({
  nodes: nodes ?? null,
  source: source ?? null,
  positions: positions ?? null,
});

/** What is no GraphQL request at all is a 4xx for every client, also where a wrong one is a 200. */
function httpOf({ extensions: { http } }: GraphQLError, code: unknown) {
  const { status = 400, ...others } = http ?? {};
  return { ...others, status, spec: GRAPHQL_CODES.has(code) && (http?.spec ?? true) };
}

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** The message without the value that is wrong: its place tells which one is meant. */
function withoutValue({ message, nodes }: GraphQLError): string {
  if (message.startsWith("Syntax Error")) return message.replace(/ ((Block)?String) ".*/s, " $1.");
  const [node] = nodes ?? [];
  if (!node || !VALUE_KINDS.has(node.kind)) return message;
  const value = node.kind === Kind.OBJECT_FIELD ? `"${node.name.value}"` : print(node);
  return [`"${value}"`, `found ${value}`, `: ${value}`, value.startsWith('"') ? value : ""]
    .filter((text) => text !== "")
    .reduce((text, quoted) => text.replaceAll(quoted, quoted.replace(value, "…")), message);
}
