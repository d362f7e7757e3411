import fc from "fast-check";
import { ask } from "../test/support/gateway.ts";
import type { Proof } from "./proof.ts";
import { startChildGateway } from "./support/child-gateway.ts";
import { FUZZ_REQUEST, type FuzzRequest } from "./support/fuzz-requests.ts";
import { createRawClient, type Outcome, type RawClient } from "./support/raw-client.ts";

const CASES = 200_000;
const BATCH = 1000;
const CLIENTS = 16;
const PATIENCE_MS = 20_000;

const MEGABYTE = 2 ** 20;

/** How much may be held, after a collection, when so much was before. */
const mostAfter = (bytes: number) => 1.1 * bytes + 8 * MEGABYTE;

/** A batch is known by its number, so a request that does harm can be made again. */
const batchOf = (number: number) => fc.sample(FUZZ_REQUEST, { numRuns: BATCH, seed: number });

export const proof: Proof = {
  name: "whatever is sent is answered (multipart, GraphQL, JSON; raw sockets, cut anywhere)",
  target:
    "≥ 200,000 requests: no crash, hang, bug or 500; what is held after a collection grows by ≤ 10 % + 8 MB",
  async run({ isQuick }) {
    await using gateway = await startChildGateway();
    const clients = Array.from({ length: CLIENTS }, () =>
      createRawClient(gateway.url, PATIENCE_MS),
    );
    const outcomes = new Map<Outcome, number>();
    const resident: number[] = [];
    // When caches are filled, at half, and at the end.
    const held: number[] = [];
    const batches = (isQuick ? CASES / 20 : CASES) / BATCH;
    for (let number = 1; number <= batches; number++) {
      await sendAll(clients, batchOf(number), (outcome, { pieces }) => {
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (isWrong(outcome))
          console.error(number, outcome, JSON.stringify(String(Buffer.concat(pieces))));
      });
      if (!gateway.isAlive()) break;
      resident.push(gateway.residentBytes());
      if ([Math.ceil(batches / 4), batches / 2, batches].includes(number))
        held.push(await gateway.heldBytes());
      if (number % 20 === 0) console.error(`${number} of ${batches}: ${resident.at(-1)}`);
    }
    for (const client of clients) client[Symbol.dispose]();
    const { status } = await ask(gateway.url, "{ imageLimits { maxBytes } }");
    const [warm = NaN, half = NaN, last = NaN] = held;
    const wrong = [...outcomes].filter(([outcome]) => isWrong(outcome));
    const answered = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    const told = [...outcomes]
      .sort(([, a], [, b]) => b - a)
      .map(([outcome, count]) => `${count} × ${outcome}`);
    return {
      figure:
        `${batches * BATCH} requests, ${answered} whole (${told.join(", ")}), ${gateway.bugs().length} bugs, ` +
        `held ${[warm, half, last].map((bytes) => Math.round(bytes / MEGABYTE)).join(", ")} MB (at a quarter, half, end), ` +
        `RSS at most ${Math.round(Math.max(...resident) / MEGABYTE)} MB`,
      isKept:
        wrong.length === 0 &&
        gateway.isAlive() &&
        status === 200 &&
        gateway.bugs().length === 0 &&
        half <= mostAfter(warm) &&
        last <= mostAfter(warm),
    };
  },
};

/** Each client takes the next request when it has its answer. */
async function sendAll(
  clients: readonly RawClient[],
  requests: readonly FuzzRequest[],
  onOutcome: (outcome: Outcome, request: FuzzRequest) => void,
): Promise<void> {
  const waiting = requests.values();
  await Promise.all(
    clients.map(async (client) => {
      for (const request of waiting) {
        if (request.isBrokenOff) await client.breakOff(request.pieces);
        else onOutcome(await client.ask(request.pieces), request);
      }
    }),
  );
}

/** Whoever sends a whole request hears something of it, and nothing of a fault of ours. */
const isWrong = (outcome: Outcome) => typeof outcome === "string" || outcome >= 500;
