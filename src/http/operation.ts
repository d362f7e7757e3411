import { Upload, type FileUpload } from "graphql-upload-ts";
import type { UploadedFile } from "../graphql/uploaded-file.ts";
import { tooLarge, type Hold } from "../ocr/image.ts";
import { badRequest } from "./body.ts";
import type { FilePart, Part } from "./parts.ts";

/** One GraphQL operation as it came; whether it is one in fact, Yoga checks. */
export type Operation = Record<string, unknown>;

/** @throws {RequestError} `BAD_REQUEST` unless the text is a JSON object */
export function operationFromJson(text: string): Operation {
  const value = parse(text, "The body");
  if (Array.isArray(value)) throw badRequest("Batching is not supported: send one operation.");
  return mustBeObject(value, "The body");
}

/** @throws {RequestError} `BAD_REQUEST` unless what should be JSON is a JSON object */
export function operationFromUrl({ searchParams }: URL): Operation {
  const texts = Object.fromEntries(searchParams);
  const objects = ["variables", "extensions"].flatMap((name) => {
    const text = texts[name];
    return text ? [[name, mustBeObject(parse(text, `"${name}"`), `"${name}"`)] as const] : [];
  });
  return { ...texts, ...Object.fromEntries(objects) };
}

/**
 * One operation with its files in their places.
 *
 * `operations` comes first, then `map`, then exactly the files that the map names. A path leads
 * through properties that are there to a null that waits for a file: nothing is ever created, so
 * no name (`__proto__`, say) can reach a prototype.
 *
 * @param hold - keeps the bytes of the files counted
 * @throws {RequestError} `BAD_REQUEST` for whatever is not so
 * @see https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export function operationFromParts(parts: readonly Part[], hold: Hold): Operation {
  const [first, second, ...rest] = parts;
  const operation = operationFromJson(fieldOf(first, "operations", "first"));
  const places = placesOf(fieldOf(second, "map", "second"));
  for (const part of rest) {
    if (part.kind !== "file") throw badRequest(`The part "${part.name}" is not a file.`);
    const paths = places.get(part.name);
    if (!paths) throw badRequest(`The file "${part.name}" is not in the map, or came twice.`);
    places.delete(part.name);
    const upload = uploadOf(part, hold);
    for (const path of paths) place(upload, operation, path);
  }
  const [missing] = places.keys();
  if (missing !== undefined) throw badRequest(`The file "${missing}" of the map is missing.`);
  return operation;
}

function fieldOf(part: Part | undefined, name: string, position: string): string {
  if (part?.kind === "field" && part.name === name) return part.value;
  throw badRequest(`The ${position} part of the body must be the field "${name}".`);
}

function placesOf(text: string): Map<string, readonly string[]> {
  const entries = Object.entries(mustBeObject(parse(text, "The map"), "The map"));
  return new Map(
    entries.map(([name, paths]) => {
      if (!Array.isArray(paths) || paths.length === 0 || !paths.every(isText))
        throw badRequest(`The map's entry "${name}" must be a list of paths.`);
      return [name, paths];
    }),
  );
}

const isText = (value: unknown): value is string => typeof value === "string";

function uploadOf({ bytes }: FilePart, hold: Hold): Upload {
  const upload = new Upload();
  if (!bytes) upload.reject(tooLarge());
  // What the scalar hands to a resolver is ours to choose; the class only types it otherwise.
  else upload.resolve({ bytes, hold } satisfies UploadedFile as unknown as FileUpload);
  return upload;
}

function place(upload: Upload, operation: Operation, path: string): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const holder = steps.reduce<unknown>(
    (value, step) => (hasOwn(value, step) ? value[step] : undefined),
    operation,
  );
  if (steps[0] !== "variables" || !hasOwn(holder, last) || holder[last] !== null)
    throw badRequest("A path of the map must lead to a variable that is null.");
  holder[last] = upload;
}

const hasOwn = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key);

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badRequest(`${what} is not JSON.`, { cause });
  }
}

function mustBeObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw badRequest(`${what} must be a JSON object.`);
}
