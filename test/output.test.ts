import assert from "node:assert/strict";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { logLines } from "./support/log-lines.ts";
import { FAILING_OUTPUTS, outputOf } from "./support/outputs.ts";

const REQUESTS = 20;

/** What becomes of the requests, whatever becomes of the log. */
const SERVED = { answered: REQUESTS, health: 200, exitCode: 0 };

describe("the log", () => {
  it("has a line for each picture that could not be downloaded", async () => {
    const folder = mkdtempSync(join(tmpdir(), "log-"));
    const path = join(folder, "log");
    try {
      using output = outputOf(openSync(path, "a"));
      const outcome = await logLines(output, REQUESTS);
      const lines = readFileSync(path, "utf8").match(/"event":"download-failed"/g) ?? [];
      assert.deepEqual([outcome, lines.length], [SERVED, REQUESTS]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a log that cannot be written", () => {
  for (const [where, open] of Object.entries(FAILING_OUTPUTS))
    it(`is lost ${where}, but no request is, and the process ends on SIGTERM`, async () => {
      using output = open();
      assert.deepEqual(await logLines(output, REQUESTS), SERVED);
    });
});
