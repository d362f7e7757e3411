/**
 * Runs the proofs in turn and prints a row of Markdown for each. Ends with 1 when one is not kept.
 *
 *   npm run prove                  all of them
 *   npm run prove -- door fuzz     those of these files
 *   npm run prove -- --quick       with a fraction of the cases
 *
 * A proof is a file of this folder that exports `proof`; it is found by its name.
 */
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Finding, Proof } from "./proof.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});

const NO_PROOFS = ["main", "proof"];

const names = readdirSync(new URL(".", import.meta.url))
  .flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -".ts".length)] : []))
  .filter((name) => !NO_PROOFS.includes(name))
  .sort();

for (const name of positionals)
  if (!names.includes(name)) throw new Error(`There is no proof ${name}, but ${names.join(", ")}.`);

console.log("| proof | figure | target | kept |\n| --- | --- | --- | --- |");
for (const name of positionals.length > 0 ? positionals : names) {
  const { proof } = (await import(`./${name}.ts`)) as { readonly proof: Proof };
  const { figure, isKept } = await found(proof);
  console.log(`| ${proof.name} | ${figure} | ${proof.target} | ${isKept ? "yes" : "NO"} |`);
  if (!isKept) process.exitCode = 1;
}

/** A proof that breaks off has proved nothing; the others are run all the same. */
async function found(proof: Proof): Promise<Finding> {
  try {
    return await proof.run({ isQuick: values.quick });
  } catch (error) {
    console.error(error);
    return { figure: "broke off", isKept: false };
  }
}
