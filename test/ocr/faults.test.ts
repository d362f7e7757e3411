import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startFaultServer } from "../support/fault-server.ts";
import { SCENARIOS } from "../support/faults.ts";
import { playFault } from "../support/play-fault.ts";

/** The long version, `npm run prove -- faults`, plays all of them, also fifty times at once. */
describe("an OCR service that goes wrong", () => {
  const some = SCENARIOS.filter(({ name }) =>
    /^(reset|close) when|^silent after whole|^return code (0|9|13|15|107|108|213)$|drips its body|pours chunks|bomb of gzip|by 307|502/.test(
      name,
    ),
  );
  for (const scenario of some) {
    it(`gets a typed answer in time, no second paid call and no leftovers: ${scenario.name}`, async () => {
      await using server = await startFaultServer();
      for (const kind of ["url", "upload"] as const) {
        const { wrongs } = await playFault(server, scenario, { kind, together: 3, timeoutMs: 400 });
        assert.deepEqual(wrongs, []);
      }
    });
  }
});
