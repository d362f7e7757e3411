import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { Agent, request } from "undici";
import { BY_UPLOAD, PREFLIGHT } from "../test/support/gateway.ts";
import { settingsFor } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";
import { unique } from "./support/unique-picture.ts";

/** The OCR service: so many at a time, each so long. That is 10 pictures a second. */
const CONCURRENCY = 4;
const READING_MS = 400;
const CAPACITY_PER_S = (CONCURRENCY * 1000) / READING_MS;

const BUDGET_BYTES = 64 * 2 ** 20;

interface Load {
  readonly goodputPerS: number;
  readonly refused: number;
  readonly p99RefusalMs: number;
  readonly peakRssBytes: number;
  /** Of one core, while asked: 1 is all of it. */
  readonly cpu: number;
}

/** Ten times more than can be read: what can be read is read, and the others hear so soon. */
export const proof: Proof = {
  name: "ten times the load that there is capacity for",
  target: "goodput ≥ 85 % of the peak; RSS ≤ idle + budget + 20 %; refusals ≤ 3 s (p99)",
  async run({ isQuick }) {
    const forMs = isQuick ? 4000 : 20_000;
    await using upstream = await startSlowReader();
    await using gateway = await startGatewayProcess({
      ...settingsFor(upstream),
      OCR_CONCURRENCY: String(CONCURRENCY),
      OCR_CALLS_PER_SECOND: "1000",
      RECOGNITIONS_PER_REQUEST: "1",
      IMAGE_BYTES_IN_FLIGHT: String(BUDGET_BYTES),
    });
    const picture = await somePicture();
    const on = (perS: number) => load(gateway, picture, perS, forMs);
    await load(gateway, picture, CAPACITY_PER_S, 2000);
    const idleBytes = rssOf(gateway.pid);
    const peak = await on(CAPACITY_PER_S);
    const tenfold = await on(10 * CAPACITY_PER_S);
    const share = tenfold.goodputPerS / peak.goodputPerS;
    const limitBytes = idleBytes + 1.2 * BUDGET_BYTES;
    const mib = (bytes: number) => Math.round(bytes / 2 ** 20);
    const figure =
      `goodput ${tenfold.goodputPerS.toFixed(1)}/s of ${peak.goodputPerS.toFixed(1)}/s (${(100 * share).toFixed(0)} %), ` +
      `RSS ${mib(tenfold.peakRssBytes)} of ${mib(limitBytes)} MiB, ${tenfold.refused} refused, p99 ${Math.round(tenfold.p99RefusalMs)} ms, CPU ${(100 * tenfold.cpu).toFixed(0)} % of a core`;
    const isKept =
      share >= 0.85 && tenfold.peakRssBytes <= limitBytes && tenfold.p99RefusalMs <= 3000;
    return { figure, isKept };
  },
};

async function startSlowReader() {
  const flags = ["--import", "tsx", "prove/support/slow-reader.ts", String(READING_MS)];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: new URL(`http://127.0.0.1:${Number(port.toString())}`),
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}

/** Asks so often a second, whatever becomes of what was asked before. */
async function load(
  { url, pid }: { readonly url: URL; readonly pid: number },
  picture: Buffer,
  perS: number,
  forMs: number,
): Promise<Load> {
  await using connections = closing(new Agent());
  const asked: ReturnType<typeof ask>[] = [];
  let peakRssBytes = 0;
  const startedAt = performance.now();
  const cpuBefore = cpuSecondsOf(pid);
  while (performance.now() - startedAt < forMs) {
    const due = ((performance.now() - startedAt) * perS) / 1000;
    while (asked.length < due) asked.push(ask(url, unique(picture, pictures++), connections.agent));
    peakRssBytes = Math.max(peakRssBytes, rssOf(pid));
    await sleep(10);
  }
  const cpu = ((cpuSecondsOf(pid) - cpuBefore) * 1000) / forMs;
  const outcomes = await Promise.all(asked);
  const reads = outcomes.filter(({ isRead, at }) => isRead && at < startedAt + forMs);
  const refusals = outcomes.flatMap(({ isRead, ms }) => (isRead ? [] : [ms])).sort((a, b) => a - b);
  return {
    goodputPerS: (1000 * reads.length) / forMs,
    refused: refusals.length,
    p99RefusalMs: refusals[Math.floor(refusals.length * 0.99)] ?? 0,
    peakRssBytes,
    cpu,
  };
}

async function ask(gateway: URL, file: Buffer, dispatcher: Agent) {
  const startedAt = performance.now();
  const isRead = await send(gateway, file, dispatcher).catch(() => false);
  const at = performance.now();
  return { isRead, at, ms: at - startedAt };
}

async function send(gateway: URL, file: Buffer, dispatcher: Agent): Promise<boolean> {
  const part = (name: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const start =
    part("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } })) +
    part("map", '{"0":["variables.upload"]}') +
    `--b\r\ncontent-disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(start), file, Buffer.from("\r\n--b--\r\n")]);
  const headers = { ...PREFLIGHT, "content-type": "multipart/form-data; boundary=b" };
  const address = new URL("/graphql", gateway);
  const response = await request(address, { method: "POST", headers, body, dispatcher });
  const { data } = (await response.body.json()) as { data?: { recognizeLicence?: unknown } };
  return Boolean(data?.recognizeLicence);
}

/** As hard to press as a photograph: about 300 kB. */
const somePicture = () =>
  sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();

let pictures = 0;

/** By the kernel's clock of a hundredth of a second. */
function cpuSecondsOf(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15);
  return (Number(user) + Number(system)) / 100;
}

const rssOf = (pid: number) =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);

const closing = (agent: Agent) => ({
  agent,
  [Symbol.asyncDispose]: () => agent.destroy(),
});
