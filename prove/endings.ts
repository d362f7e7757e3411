import { setTimeout as sleep } from "node:timers/promises";
import { Agent, fetch } from "undici";
import { BY_URL } from "../test/support/gateway.ts";
import { read, settingsFor, startUpstream, type SeenCall } from "../test/support/upstream.ts";
import { until } from "../test/support/until.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";

const CLIENTS = 16;
const READING_MS = 100;
const NAME = read({ 姓名: "王小明" });

interface Ending {
  /** Were paid for, and never answered. */
  readonly lost: number;
  readonly answered: number;
  readonly refused: number;
  /** Were cut before anything was done for them. */
  readonly cut: number;
  readonly code: number | null;
  readonly endingMs: number;
}

/** A deployment under load: whatever was accepted is answered, and the process ends soon. */
export const proof: Proof = {
  name: "SIGTERM under load",
  target: "50 times: 0 accepted requests lost, every exit 0, within 30 s",
  async run({ isQuick }) {
    const endings: Ending[] = [];
    for (let round = 0; round < (isQuick ? 3 : 50); round++) endings.push(await endUnderLoad());
    const sum = (of: (ending: Ending) => number) => endings.reduce((all, one) => all + of(one), 0);
    const lost = sum(({ lost }) => lost);
    const unclean = endings.filter(({ code }) => code !== 0).length;
    const slowestMs = Math.max(...endings.map(({ endingMs }) => endingMs));
    const figure =
      `${endings.length} times: ${lost} of ${sum(({ answered }) => answered)} lost, ` +
      `${sum(({ refused }) => refused)} refused, ${sum(({ cut }) => cut)} cut unserved, ` +
      `${unclean} exits not 0, slowest ${(slowestMs / 1000).toFixed(1)} s`;
    return { figure, isKept: lost === 0 && unclean === 0 && slowestMs < 30_000 };
  },
};

async function endUnderLoad(): Promise<Ending> {
  await using upstream = await startUpstream((response) => {
    setTimeout(() => NAME(response), READING_MS * Math.random() * 2);
  });
  await using gateway = await startGatewayProcess({
    ...settingsFor(upstream),
    OCR_CONCURRENCY: String(CLIENTS),
    OCR_CALLS_PER_SECOND: "1000",
  });
  const outcomes = new Map<string, "answered" | "refused" | "cut">();
  const clients = Array.from({ length: CLIENTS }, (_, at) => load(gateway.url, at, outcomes));
  await until(() => outcomes.size > CLIENTS, "the load is on");
  await sleep(READING_MS * Math.random());
  const signalledAt = performance.now();
  gateway.child.kill("SIGTERM");
  const [code] = await gateway.exited;
  const endingMs = performance.now() - signalledAt;
  await Promise.all(clients);
  const count = (outcome: string) => [...outcomes.values()].filter((one) => one === outcome).length;
  const lost = upstream.calls.filter((call) => outcomes.get(urlOf(call)) !== "answered").length;
  return {
    lost,
    answered: count("answered"),
    refused: count("refused"),
    cut: count("cut"),
    code,
    endingMs,
  };
}

/** Asks again and again on one connection, until the gateway is there no more. */
async function load(gateway: URL, client: number, outcomes: Map<string, string>): Promise<void> {
  const dispatcher = new Agent({ connections: 1 });
  for (let at = 0; ; at++) {
    const url = `https://example.com/${client}/${at}.jpg`;
    try {
      const response = await fetch(new URL("/graphql", gateway), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: BY_URL, variables: { url } }),
        dispatcher,
      });
      const { data } = (await response.json()) as { data?: { recognizeLicence?: unknown } };
      outcomes.set(url, data?.recognizeLicence ? "answered" : "refused");
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      if (code === "ECONNREFUSED") break;
      outcomes.set(url, "cut");
    }
  }
  await dispatcher.destroy();
}

const urlOf = ({ body }: SeenCall) => (JSON.parse(body.toString()) as { url: string }).url;
