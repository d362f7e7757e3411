import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const tests = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(`test/${file}`, "utf8"))
  .join("\n");

/** The last cells of the rows of a table of faults. */
const named = [...readFileSync("docs/failures.md", "utf8").matchAll(/\| `([^`|]+)` +\|$/gm)].map(
  ([, name = ""]) => name,
);

describe("docs/failures.md", () => {
  it("names tests that there are", () => {
    assert.ok(named.length > 25, `${named.length} names`);
    for (const name of named) assert.ok(tests.includes(`"${name}"`), name);
  });
});
