import { visit } from "jsonc-parser";
import { Refusal } from "./refusal.ts";

/** One property of the request's object: text, a number's or a truth's text, or something nested. */
export type JsonParameter = readonly [name: string, value: string | typeof NESTED];

/** An object or an array, where the API has none. */
export const NESTED = Symbol("nested");

/**
 * Reads the properties of a JSON object; commas behind the last one are let pass, as the API page
 * itself writes them. A `null` is a property that was not given.
 *
 * @throws {Refusal} 3 if it is not UTF-8, not JSON, not an object, or nested beyond reason
 */
export function readJsonParameters(body: Buffer): readonly JsonParameter[] {
  const parameters: JsonParameter[] = [];
  let depth = 0;
  let name = "";
  const enter = () => {
    if (depth === 1) parameters.push([name, NESTED]);
    if (++depth > MAX_DEPTH) throw new Refusal(3);
  };
  const leave = () => {
    depth--;
  };
  visit(
    textOf(body),
    {
      onObjectBegin: enter,
      onObjectEnd: leave,
      onArrayBegin: () => {
        if (depth === 0) throw new Refusal(3);
        enter();
      },
      onArrayEnd: leave,
      onObjectProperty: (property) => {
        if (depth === 1) name = property;
      },
      onLiteralValue: (value: string | number | boolean | null) => {
        if (depth === 0) throw new Refusal(3);
        if (depth === 1 && value !== null) parameters.push([name, String(value)]);
      },
      onError: () => {
        throw new Refusal(3);
      },
    },
    { allowTrailingComma: true, disallowComments: true },
  );
  return parameters;
}

const MAX_DEPTH = 8;

function textOf(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new Refusal(3, { cause });
  }
}
