import fc from "fast-check";
import { startHouse, type GraphQLAnswer } from "../test/support/gateway.ts";
import { read } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { costlyRequests, type CostlyRequest } from "./support/costly-documents.ts";
import { percentile } from "./support/percentile.ts";

/** What one request may ask for. */
const ALLOWANCE = 10;

const REFUSALS = [
  "OPERATION_TOO_COSTLY",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "PAYLOAD_TOO_LARGE",
];

/** Mostly a few too many, which only counting finds; some beyond all bounds. */
const TOO_MANY = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: ALLOWANCE + 1, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 41, max: 1000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1001, max: 10_000 }) },
);

const sampled = (counts: fc.Arbitrary<number>, cases: number) =>
  fc.sample(costlyRequests(counts), { numRuns: cases, seed: 20_261_124 });

export const proof: Proof = {
  name: "no document pays for more than its allowance",
  target:
    "≥ 5,000 documents, 0 provider calls, p99 of the refusal < 20 ms of processor, client included",
  async run({ isQuick }) {
    await using house = await startHouse(read({ 姓名: "王小明" }));
    const spentMs: number[] = [];
    // Of the client and the gateway together: what others do on this machine does not count.
    const cpuMs: number[] = [];
    const codes = new Map<string, number>();
    for (const { body } of sampled(TOO_MANY, isQuick ? 500 : 6000)) {
      const start = performance.now();
      const cpu = process.cpuUsage();
      const { errors } = await post(house.url, body);
      spentMs.push(performance.now() - start);
      const { user, system } = process.cpuUsage(cpu);
      cpuMs.push((user + system) / 1000);
      const code = String(errors?.[0]?.extensions["code"]);
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    const calls = house.calls.length;
    // What is within the allowance passes, to the last recognition: the cases are no nonsense.
    const within = sampled(fc.integer({ min: 1, max: ALLOWANCE }), 200);
    for (const { body } of within) await post(house.url, body);
    const wanted = within.reduce((sum, { recognitions }) => sum + recognitions, 0);
    const isCounted = house.calls.length - calls <= wanted && house.calls.length > calls;
    const p99 = percentile(cpuMs, 0.99);
    const told = [...codes].map(([code, count]) => `${count} ${code}`).join(", ");
    return {
      figure: `${spentMs.length} documents (${told}), ${calls} calls, p99 ${p99.toFixed(1)} ms of processor, ${percentile(spentMs, 0.99).toFixed(1)} ms by the clock`,
      isKept:
        calls === 0 &&
        p99 < 20 &&
        isCounted &&
        [...codes.keys()].every((code) => REFUSALS.includes(code)),
    };
  },
};

async function post(gateway: URL, body: CostlyRequest["body"]): Promise<GraphQLAnswer> {
  const response = await fetch(new URL("/graphql", gateway), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphQLAnswer;
}
