import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";

const FILES = [".", "docs"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

/** What is shown as it stands: links in it are none. */
const CODE = /^(`{3,})[^]*?^\1|`[^`]*`/gm;

const LINK = /(?<!！)!?\[[^\][]*\]\(([^()\s]+)\)/g;

/** Half of a link or an image, also with the brackets of a Chinese keyboard. */
const BROKEN_LINK = /.*(?:[!！]\[|[\]】]\s?[(（]).*/g;

const proseOf = (file: string) => readFileSync(file, "utf8").replace(CODE, "code");

/** The names by which GitHub finds the headings of a document. */
const anchorsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Whether a target of this machine is there; another site's is not asked for. */
function leadsSomewhere(target: string, from: string): boolean {
  if (URL.canParse(target)) return true;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  return existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

const targetsIn = (prose: string) => [...prose.matchAll(LINK)].map(([, target = ""]) => target);

describe("the documents", () => {
  for (const file of FILES) {
    it(`have links and images that lead somewhere: ${file}`, () => {
      const prose = proseOf(file);
      const dead = targetsIn(prose).filter((target) => !leadsSomewhere(target, file));
      assert.deepEqual(dead, []);
      assert.deepEqual(prose.replace(LINK, "link").match(BROKEN_LINK) ?? [], []);
    });

    it(`have tables of equally many cells in each row: ${file}`, () => {
      const tables = proseOf(file).match(/^\|.*(?:\n\|.*)*/gm) ?? [];
      for (const table of tables) {
        const widths = table.split("\n").map((row) => row.split(/(?<!\\)\|/).length);
        assert.deepEqual(new Set(widths).size, 1, table);
        assert.match(table, /\n\|[-:| ]+\|(\n|$)/);
      }
    });
  }
});
