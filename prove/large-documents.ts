import { BY_LIST, LARGE_VARIABLES, TOO_LARGE } from "../test/graphql/large-documents.ts";
import { startHouse } from "../test/support/gateway.ts";
import { read } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { percentile } from "./support/percentile.ts";

const ROUNDS = 100;

export const proof: Proof = {
  name: "documents that are too large are refused before they cost time",
  target: "every kind: 400, 0 provider calls, median < 10 ms; of 128 kB of variables < 50 ms",
  async run({ isQuick }) {
    await using house = await startHouse(read({}));
    const kinds: { readonly medianMs: number; readonly limitMs: number }[] = [];
    let wrong = 0;
    const documents = Object.values(TOO_LARGE).map(([, query]) => ({
      query,
      variables: {},
      limitMs: 10,
    }));
    const lists = Object.values(LARGE_VARIABLES).map((images) => ({
      query: BY_LIST,
      variables: { images },
      limitMs: 50,
    }));
    for (const { query, variables, limitMs } of [...documents, ...lists]) {
      const spentMs: number[] = [];
      for (let round = 0; round < (isQuick ? 10 : ROUNDS); round++) {
        const start = performance.now();
        const { status } = await house.ask(`${query} #${round}`, variables);
        spentMs.push(performance.now() - start);
        if (status !== 400) wrong++;
      }
      kinds.push({ medianMs: percentile(spentMs, 0.5), limitMs });
    }
    const slowestOf = (limit: number) =>
      Math.max(...kinds.flatMap(({ medianMs, limitMs }) => (limitMs === limit ? medianMs : [])));
    return {
      figure: `${kinds.length} kinds, ${wrong} not refused, ${house.calls.length} calls, slowest median ${slowestOf(10).toFixed(1)} ms, of variables ${slowestOf(50).toFixed(1)} ms`,
      isKept:
        wrong === 0 &&
        house.calls.length === 0 &&
        kinds.every(({ medianMs, limitMs }) => medianMs < limitMs),
    };
  },
};
