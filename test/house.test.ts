import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

/** The floors of the house, from the ground up. A room may look down, never up. */
const FLOORS = [
  "errors",
  "net",
  "licence",
  "ocr",
  "local-ocr",
  "config",
  "telemetry",
  "graphql",
  "page",
  "http",
  "gateway",
  "main",
];

/** The annex knows the wire alone, rules of single values, and how connections are served. */
const ANNEX_MAY_KNOW =
  /^(local-ocr\/|errors\.ts|net\/|licence\/|ocr\/(wire|signature|return-codes|image-format|jpeg-markers|public-address)\.ts)/;

const SRC = new URL("../src/", import.meta.url);

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.tsx?$/.test(file),
);

const textOf = (file: string) => readFileSync(new URL(file, SRC), "utf8");

const floorOf = (path: string) => FLOORS.indexOf(path.split("/", 1)[0]?.replace(/\.ts$/, "") ?? "");

/** Paths below `src/` that a file imports, also as types, also late. */
const importsOf = (file: string, text = textOf(file)) =>
  [...text.matchAll(/(?:from|import|import\() ?"(\.[^"]+)"/g)].map(([, target = ""]) =>
    new URL(target, new URL(file, SRC)).href.slice(SRC.href.length),
  );

const lookUps = (file: string, text?: string) =>
  importsOf(file, text).filter((path) => floorOf(path) > floorOf(file));

describe("the house", () => {
  it("has every file on a floor", () => {
    for (const file of files) assert.notEqual(floorOf(file), -1, file);
  });

  it("lets imports go down only", () => {
    for (const file of files) assert.deepEqual(lookUps(file), [], file);
  });

  it("notices an import that goes up", () => {
    const planted = 'import type { Log } from "../telemetry/log.ts";';
    assert.deepEqual(lookUps("licence/item.ts", planted), ["telemetry/log.ts"]);
    assert.deepEqual(lookUps("ocr/image.ts", 'await import("../main.ts")'), ["main.ts"]);
  });

  it("keeps the local OCR service to the wire and the rules of values", () => {
    for (const file of files.filter((name) => name.startsWith("local-ocr/")))
      for (const path of importsOf(file)) assert.match(path, ANNEX_MAY_KNOW, file);
  });

  it("reads the environment in main.ts alone; one other room writes to it", () => {
    const knowing = files.filter((file) => /process\.env[.[)]/.test(textOf(file)));
    assert.deepEqual(knowing.sort(), ["local-ocr/reading/no-telemetry.ts", "main.ts"]);
  });

  it("knows undici in one room each: the courier's transport and the annex's download", () => {
    const knowing = files.filter((file) => textOf(file).includes('from "undici"')).sort();
    assert.deepEqual(knowing, [
      "local-ocr/download.ts",
      "local-ocr/guarded-connector.ts",
      "ocr/transport.ts",
    ]);
  });

  it("has no barrels, and no rooms for odds and ends", () => {
    for (const file of files) assert.doesNotMatch(file, /(^|\/)(utils|helpers)\/|(^|\/)index\.ts$/);
  });
});
