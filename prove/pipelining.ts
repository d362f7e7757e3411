import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, BY_URL } from "../test/support/gateway.ts";
import { read, type Answer } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { startChildGateway } from "./support/child-gateway.ts";
import { percentile } from "./support/percentile.ts";

const MEGABYTE = 2 ** 20;

const MOST_GROWTH_MB = 100;
const LEAST_SUCCESS = 0.95;

/** The OCR service takes its time, so that copies of one request find it under way. */
const READING_MS = 5000;
const NAME = read({ 姓名: "王小明" });
const afterAWhile: Answer = (response) => void setTimeout(() => NAME(response), READING_MS);

const READY = "GET /ready HTTP/1.1\r\nhost: a\r\n\r\n";

function recognition(): string {
  const body = JSON.stringify({ query: BY_URL, variables: { url: "https://example.com/a.jpg" } });
  return `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

interface Attack {
  readonly name: string;
  readonly request: string;
  /** On each connection. */
  readonly count: number;
  readonly connections: number;
  readonly isReading: boolean;
  /** Whether all of them have to be answered. Otherwise it lasts for a while. */
  readonly isWhole: boolean;
}

const ATTACKS: readonly Attack[] = [
  {
    name: "60,000 GET /ready on a connection",
    request: READY,
    count: 60_000,
    connections: 1,
    isReading: true,
    isWhole: true,
  },
  {
    name: "on each of 20",
    request: READY,
    count: 60_000,
    connections: 20,
    isReading: true,
    isWhole: false,
  },
  {
    name: "on each of 20 that read nothing",
    request: READY,
    count: 60_000,
    connections: 20,
    isReading: false,
    isWhole: false,
  },
  {
    name: "35,400 copies of a recognition",
    request: recognition(),
    count: 35_400,
    connections: 1,
    isReading: true,
    isWhole: true,
  },
];

/** Requests by which the process becomes what it is when it has worked. */
const WARMING = 500;

const LASTING_MS = 20_000;
const PATIENCE_MS = 180_000;

export const proof: Proof = {
  name: "pipelined requests, with a heap of 512 MB",
  target:
    "RSS over idle ≤ 100 MB, no crash; all are answered on one connection; another client's success ≥ 95 %",
  async run({ isQuick }) {
    const figures: string[] = [];
    let isKept = true;
    for (const attack of ATTACKS) {
      const count = isQuick ? attack.count / 10 : attack.count;
      const { figure, isWithstood } = await withstand({ ...attack, count });
      figures.push(`${attack.name}: ${figure}`);
      isKept &&= isWithstood;
    }
    return { figure: figures.join("; "), isKept };
  },
};

async function withstand(attack: Attack) {
  const env = { NODE_OPTIONS: "--max-old-space-size=512", RESULT_MEMORY_MS: "600000" };
  await using gateway = await startChildGateway(env, afterAWhile);
  for (let at = 0; at < WARMING; at++) await askForFree(gateway.url);
  const idleBytes = gateway.residentBytes();
  const end = AbortSignal.timeout(attack.isWhole ? PATIENCE_MS : LASTING_MS);
  const streams = Array.from({ length: attack.connections }, () => pipeline(gateway.url, attack));
  const total = attack.count * attack.connections;
  const answered = () => streams.reduce((sum, stream) => sum + stream.answered(), 0);
  const isOver = () => end.aborted || !gateway.isAlive() || answered() === total;
  let asked = 0;
  let peakBytes = idleBytes;
  const spentMs: number[] = [];
  while (!isOver()) {
    const start = performance.now();
    asked++;
    if (await askForFree(gateway.url)) spentMs.push(performance.now() - start);
    if (gateway.isAlive()) peakBytes = Math.max(peakBytes, gateway.residentBytes());
    await sleep(10);
  }
  const isAlive = gateway.isAlive();
  for (const { socket } of streams) socket.destroy();
  const growthMb = Math.round((peakBytes - idleBytes) / MEGABYTE);
  return {
    figure:
      `RSS +${growthMb} MB, ${answered()} of ${total} answered, ` +
      `another's ${spentMs.length} of ${asked}, p99 ${Math.round(percentile(spentMs, 0.99))} ms${isAlive ? "" : ", CRASHED"}`,
    isWithstood:
      isAlive &&
      growthMb <= MOST_GROWTH_MB &&
      spentMs.length >= LEAST_SUCCESS * asked &&
      (!attack.isWhole || answered() === total),
  };
}

const IN_TIME_MS = 10_000;

/** What another client asks meanwhile. */
const askForFree = (gateway: URL): Promise<boolean> =>
  Promise.race([
    ask(gateway, "{ imageLimits { maxBytes } }").then(
      ({ data }) => Boolean(data?.["imageLimits"]),
      () => false,
    ),
    sleep(IN_TIME_MS, false),
  ]);

interface Stream {
  readonly socket: Socket;
  answered(): number;
}

/** All requests at once on a connection. */
function pipeline(gateway: URL, { request, count, isReading }: Attack): Stream {
  const socket = connect(Number(gateway.port), gateway.hostname);
  socket.on("error", () => undefined);
  let answered = 0;
  let rest = "";
  if (isReading)
    socket.on("data", (chunk: Buffer) => {
      const pieces = (rest + chunk.toString("latin1")).split("HTTP/1.1 200 ");
      answered += pieces.length - 1;
      rest = pieces.at(-1)?.slice(-"HTTP/1.1 200 ".length) ?? "";
    });
  else socket.pause();
  socket.write(request.repeat(count));
  return { socket, answered: () => answered };
}
