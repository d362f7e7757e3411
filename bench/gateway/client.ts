/**
 * The clients of `main.ts`, in a process of their own so that their work is not the gateway's:
 * rounds of uploads side by side, and `/health` asked all the while.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface Told {
  readonly kind: "warm" | "done";
  /** How often each outcome was seen: `read`, or the code of an error. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly health: {
    readonly asked: number;
    readonly answered: number;
    readonly slowestMs: number;
  };
}

const ROUNDS = 10;
const AT_ONCE = 8;

const QUERY = `mutation ($upload: Upload) {
  recognizeLicence(type: DRIVER, upload: $upload) { warnings { code } }
}`;

const gateway = process.argv[2] ?? "";
const sample = readFileSync(new URL("../../samples/driver-licence.jpg", import.meta.url));

await ask();
process.send?.({ kind: "warm", outcomes: {}, health: { asked: 0, answered: 0, slowestMs: 0 } });

const outcomes: Record<string, number> = {};
let reading = true;
const [health] = await Promise.all([askForHealth(), askInRounds()]);
process.send?.({ kind: "done", outcomes, health } satisfies Told);
process.disconnect();

async function askInRounds(): Promise<void> {
  for (let round = 1; round <= ROUNDS; round++) {
    process.stderr.write(`\rround ${round} of ${ROUNDS}`);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, ask));
    for (const answer of answers) outcomes[answer] = (outcomes[answer] ?? 0) + 1;
  }
  process.stderr.write("\n");
  reading = false;
}

async function ask(): Promise<string> {
  const body = new FormData();
  body.set("operations", JSON.stringify({ query: QUERY, variables: { upload: null } }));
  body.set("map", JSON.stringify({ 0: ["variables.upload"] }));
  body.set("0", new Blob([sample]), "licence.jpg");
  const headers = { "apollo-require-preflight": "true" };
  const response = await fetch(new URL("/graphql", gateway), { method: "POST", headers, body });
  const { errors } = (await response.json()) as {
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? "read";
}

async function askForHealth(): Promise<Told["health"]> {
  const health = { asked: 0, answered: 0, slowestMs: 0 };
  while (reading) {
    const start = performance.now();
    const { status } = await fetch(new URL("/health", gateway));
    health.asked++;
    if (status === 200) health.answered++;
    health.slowestMs = Math.max(health.slowestMs, performance.now() - start);
    await sleep(20);
  }
  return health;
}
