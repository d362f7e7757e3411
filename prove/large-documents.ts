import { TOO_LARGE } from "../test/graphql/large-documents.ts";
import { startHouse } from "../test/support/gateway.ts";
import { read } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { percentile } from "./support/percentile.ts";

const ROUNDS = 100;

export const proof: Proof = {
  name: "documents that are too large are refused before they cost time",
  target: "every kind: 400, 0 provider calls, median < 10 ms",
  async run({ isQuick }) {
    await using house = await startHouse(read({}));
    const medians: number[] = [];
    let wrong = 0;
    for (const [, query] of Object.values(TOO_LARGE)) {
      const spentMs: number[] = [];
      for (let round = 0; round < (isQuick ? 10 : ROUNDS); round++) {
        const start = performance.now();
        const { status } = await house.ask(`${query} #${round}`);
        spentMs.push(performance.now() - start);
        if (status !== 400) wrong++;
      }
      medians.push(percentile(spentMs, 0.5));
    }
    const slowest = Math.max(...medians);
    return {
      figure: `${medians.length} kinds, ${wrong} not refused, ${house.calls.length} calls, slowest median ${slowest.toFixed(1)} ms`,
      isKept: wrong === 0 && house.calls.length === 0 && slowest < 10,
    };
  },
};
