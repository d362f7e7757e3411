import { readFileSync, writeFileSync } from "node:fs";
import { CriticalityLevel, diff, type Change } from "@graphql-inspector/core";
import { buildSchema } from "graphql";
import { PUBLIC_SDL } from "../../src/graphql/public-sdl.ts";

/**
 * Holds the schema against the public one that is committed beside this file, and says what is
 * different. A breaking change fails unless `package.json` has a new major version for it.
 *
 * With `--write`, commits to the new schema, which a breaking change is refused all the same.
 */
const FILE = new URL("licences.graphql", import.meta.url);
const PACKAGE = new URL("../../package.json", import.meta.url);

const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { readonly version: string };
const committed = readFileSync(FILE, "utf8");
const current = `# The public schema of licence-gateway ${version}: npm run schema writes it.\n\n${PUBLIC_SDL}\n`;

const changes = await diff(buildSchema(committed), buildSchema(current));
for (const { criticality, message } of changes) console.log(`${criticality.level}: ${message}`);

const [, committedVersion] = /licence-gateway (\S+):/.exec(committed) ?? [];
if (committedVersion === undefined) fail("The committed public schema does not say its version.");
const isNewMajor = majorOf(version) > majorOf(committedVersion);
if (changes.some(isBreaking) && !isNewMajor)
  fail("A breaking change needs a new major version: see CONTRIBUTING.md, Changing the schema.");
if (process.argv.includes("--write")) writeFileSync(FILE, current);
else if (committed !== current)
  fail("The committed public schema is not the one in schema/: run npm run schema.");

function isBreaking({ criticality }: Change): boolean {
  return criticality.level === CriticalityLevel.Breaking;
}

function majorOf(text: string): number {
  return Number(text.split(".", 1)[0]);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
