import { ENDPOINT, UPLOAD_MAP, type GraphQLRequest } from "./request.ts";

/** The same request for a shell; a file has to lie in the folder it is called from. */
export function curlOf(request: GraphQLRequest, origin: string, fileName?: string): string {
  const operations = JSON.stringify({ ...request, query: onOneLine(request.query) });
  const endpoint = `curl ${quoted(origin + ENDPOINT)}`;
  if (fileName === undefined)
    return [endpoint, "-H 'content-type: application/json'", `-d ${quoted(operations)}`].join(NEXT);
  const parts = [`operations=${operations}`, `map=${UPLOAD_MAP}`, `0=@${curlName(fileName)}`];
  const form = parts.map((part) => `-F ${quoted(part)}`);
  return [endpoint, "-H 'apollo-require-preflight: true'", ...form].join(NEXT);
}

const NEXT = " \\\n  ";

const onOneLine = (query: string) => query.replaceAll(/\s+/g, " ");

/** In single quotes a shell reads everything literally but the single quote. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** curl gives `;` and `,` in a file's name a meaning of their own, unless it is quoted for curl too. */
const curlName = (name: string) => `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
