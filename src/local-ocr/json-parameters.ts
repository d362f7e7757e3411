import { visit, type JSONVisitor } from "jsonc-parser";
import { Refusal } from "./refusal.ts";

/** One property of the request's object: text, a number's or a truth's text, or something nested. */
export type JsonParameter = readonly [name: string, value: string | typeof NESTED];

/** An object or an array, where the API has none. */
export const NESTED = Symbol("nested");

/**
 * Reads the properties of a JSON object; commas behind the last one are let pass, as the API page
 * itself writes them. A `null` is a property that was not given.
 *
 * Visited, not built: so a property given twice is seen twice, and a body made to be slow ends early.
 *
 * @throws {Refusal} 3 if it is not UTF-8, not JSON, not an object, or deep or long beyond reason
 */
export function readJsonParameters(body: Buffer): readonly JsonParameter[] {
  const text = textOf(body);
  if (BLANKS.test(text)) throw new Refusal(3);
  const parameters: JsonParameter[] = [];
  const options = { allowTrailingComma: true, disallowComments: true };
  visit(text, collectInto(parameters), options);
  return parameters;
}

/** The API knows five values, none of them nested. */
const [MAX_VALUES, MAX_DEPTH] = [64, 8];
const BLANKS = /[ \t\r\n]{1024}/;

function collectInto(parameters: JsonParameter[]): JSONVisitor {
  let [depth, values] = [0, 0];
  let name = "";
  const see = (value: JsonParameter[1] | null) => {
    if (depth === 1 && value !== null) parameters.push([name, value]);
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) throw new Refusal(3);
  };
  const enter = () => {
    see(NESTED);
    depth++;
  };
  const leave = () => {
    depth--;
  };
  return {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin() {
      if (depth === 0) throw new Refusal(3);
      enter();
    },
    onArrayEnd: leave,
    onObjectProperty(property) {
      if (depth === 1) name = property;
    },
    onLiteralValue(value: string | number | boolean | null) {
      if (depth === 0) throw new Refusal(3);
      see(value === null ? null : String(value));
    },
    onError() {
      throw new Refusal(3);
    },
  };
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new Refusal(3, { cause });
  }
}
