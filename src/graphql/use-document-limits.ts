import {
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ParseOptions,
  type Source,
} from "graphql";
import { _createLRUCache, type Plugin } from "graphql-yoga";
import { repeatsIn } from "./document-repeats.ts";
import { sizeOf, type DocumentSize } from "./document-size.ts";

/** The text of a document, in characters; room for ten addresses of pictures. */
const MAX_CHARACTERS = 24 * 2 ** 10;

/** Words and marks of a document: a code generator's introspection has half of that. */
const MAX_TOKENS = 1000;

/** What is far more than the schema has use for, and far less than costs a moment. */
const MAX_SIZE: DocumentSize = { depth: 20, selections: 1000, aliases: 100, directives: 50 };

/** Pairs of fields for one place in the answer: ten fragments that all want the same, say. */
const MAX_REPEATS = 2000;

/** Enough to set a document right by; each takes time to write. */
const MAX_ERRORS = 10;

/**
 * Refuses documents that are costly to read, validate or execute, before that is done.
 *
 * GraphQL's own parser counts the tokens. The rest is our own, since GraphQL Armor's rules run in
 * the same pass as the validation that they should spare.
 */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ params: { source }, setParseFn }) {
      if (String(source).length > MAX_CHARACTERS)
        throw tooLarge("PARSE", `${MAX_CHARACTERS} characters`);
      setParseFn((text: string | Source, options?: ParseOptions) =>
        parse(text, { ...options, maxTokens: MAX_TOKENS }),
      );
    },
    onValidate({ params: { documentAST }, setValidationFn }) {
      assertSmall(documentAST as DocumentNode);
      setValidationFn((...[schema, document, rules, typeInfo]: Parameters<typeof validate>) =>
        validate(schema, document, rules, { maxErrors: MAX_ERRORS }, typeInfo as never),
      );
    },
  };
}

function assertSmall(document: DocumentNode): void {
  const size = sizeOf(document);
  for (const what of ["depth", "selections", "aliases", "directives"] as const)
    if (size[what] > MAX_SIZE[what])
      throw tooLarge("VALIDATION", `${MAX_SIZE[what]} ${NAMES[what]}`);
  if (repeatsIn(document) > MAX_REPEATS)
    throw tooLarge("VALIDATION", "a few fields of one name in one place");
}

const NAMES: Readonly<Record<keyof DocumentSize, string>> = {
  depth: "levels of fields",
  selections: "fields, with those of fragments in all their places",
  aliases: "aliases",
  directives: "directives",
};

const tooLarge = (stage: "PARSE" | "VALIDATION", most: string) =>
  new GraphQLError(`The document is too large: send at most ${most}.`, {
    extensions: { code: `GRAPHQL_${stage}_FAILED`, http: { status: 400, spec: false } },
  });

/**
 * What is remembered of documents: the last few that are no larger than programs write. Whoever
 * sends a new large one each time fills no memory, and errors are not worth any.
 */
export function createDocumentCaches() {
  const documents = _createLRUCache<DocumentNode>({ max: 200 });
  return {
    documentCache: {
      get: (text: string) => documents.get(text),
      set(text: string, document: DocumentNode) {
        if (text.length <= 4096) documents.set(text, document);
      },
    },
    errorCache: { get: () => undefined, set: () => undefined },
  };
}
