import type { LicenceType } from "./licence.ts";
import { RECOGNIZE } from "./operations.ts";
import type { Source } from "./source.ts";

/** Where the gateway takes GraphQL: the page is served by the gateway itself. */
export const ENDPOINT = "/graphql";

/** What a GraphQL client sends. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | null>>;
}

/** The request that reads this picture as a licence of this type. */
export function requestOf(source: Source, type: LicenceType): GraphQLRequest {
  const picture = source.kind === "URL" ? { url: source.url } : { upload: null };
  return { query: RECOGNIZE, variables: { type, ...picture } };
}

/** By the multipart request spec, where the null variable `upload` is the file's place. */
export const UPLOAD_MAP = JSON.stringify({ 0: ["variables.upload"] });

/**
 * The body of the request: JSON alone, or with its file in the parts that the spec names.
 *
 * @see https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export function bodyOf(request: GraphQLRequest, file: Blob | undefined): string | FormData {
  const operations = JSON.stringify(request);
  if (!file) return operations;
  const body = new FormData();
  body.set("operations", operations);
  body.set("map", UPLOAD_MAP);
  // The name tells the gateway nothing, and may tell a person's name.
  body.set("0", file, "picture");
  return body;
}
