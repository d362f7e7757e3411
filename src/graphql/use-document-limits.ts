import { GraphQLError, parse, type DocumentNode, type ParseOptions, type Source } from "graphql";
import { _createLRUCache, type Plugin } from "graphql-yoga";
import { sizeOf, type DocumentSize } from "./document-size.ts";

/** The text of a document, in characters; room for ten addresses of pictures. */
const MAX_CHARACTERS = 32 * 2 ** 10;

/** Words and marks of a document: a code generator's introspection has some 600. */
const MAX_TOKENS = 2000;

/** What is far more than the schema has use for, and far less than costs a moment. */
const MAX_SIZE: DocumentSize = { depth: 20, fields: 1000, aliases: 100, directives: 50 };

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
        throw tooLarge("PARSE", "characters", MAX_CHARACTERS);
      setParseFn((text: string | Source, options?: ParseOptions) =>
        parse(text, { ...options, maxTokens: MAX_TOKENS }),
      );
    },
    onValidate({ params: { documentAST } }) {
      const size = sizeOf(documentAST as DocumentNode);
      for (const what of ["depth", "fields", "aliases", "directives"] as const)
        if (size[what] > MAX_SIZE[what]) throw tooLarge("VALIDATION", what, MAX_SIZE[what]);
    },
  };
}

const NAMES: Readonly<Record<keyof DocumentSize | "characters", string>> = {
  characters: "characters",
  depth: "levels of fields",
  fields: "fields, fragments included",
  aliases: "aliases",
  directives: "directives",
};

const tooLarge = (stage: "PARSE" | "VALIDATION", what: keyof typeof NAMES, most: number) =>
  new GraphQLError(`The document is too large: send at most ${most} ${NAMES[what]}.`, {
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
