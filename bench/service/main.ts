/**
 * What the local OCR service holds in memory, with all its processes, as `npm run local-ocr` runs
 * it: `npm run build && npx tsx bench/service/main.ts`. Linux only: memory is read from /proc.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createCloudImage } from "../../src/ocr/cloud-image.ts";
import { imageFromBytes } from "../../src/ocr/image.ts";
import { drawCard, type Kind } from "../cards/card.ts";

const READINGS = 200;
const SEEDS = 25;
const WORKERS = 2;
const LIMIT_MIB = 700;
/** A mean that grows by more than this is not flat. */
const MAX_GROWTH = 0.1;

const credentials = {
  appId: "bench",
  bucket: "",
  secretId: "bench",
  secretKey: randomBytes(16).toString("hex"),
};

const pictures: { readonly type: Kind; readonly bytes: Uint8Array }[] = [];
for (let seed = 1; seed <= SEEDS; seed++)
  for (const type of ["DRIVER", "VEHICLE"] as const) {
    pictures.push({ type, bytes: (await drawCard(type, 40_000 + seed)).image });
    progress(`drawn ${pictures.length} of ${2 * SEEDS}`);
  }

const service = spawn(process.execPath, ["dist/main.js", "local-ocr"], {
  env: {
    OCR_APP_ID: credentials.appId,
    OCR_SECRET_ID: credentials.secretId,
    OCR_SECRET_KEY: credentials.secretKey,
    LOCAL_OCR_PORT: "0",
    LOCAL_OCR_WORKERS: String(WORKERS),
  },
  stdio: ["ignore", "pipe", "inherit"],
});
let endpoint = new URL("http://127.0.0.1");
for await (const line of createInterface(service.stdout)) {
  const [address] = /http:\S+/.exec(line) ?? [];
  if (address) endpoint = new URL(address);
  if (line.startsWith("Ready")) break;
}

await using provider = createCloudImage({ endpoint, credentials });
/** So long a reading may take here, in milliseconds. */
const DEADLINE_MS = 60_000;
const samples: { readonly readings: number; readonly mib: number }[] = [];
let done = 0;
const sampler = setInterval(() => samples.push({ readings: done, mib: memoryOf(service.pid) }), 50);
const startedAt = performance.now();
const startOfEach = Array.from({ length: READINGS }, (_, i) => i).values();
await Promise.all(Array.from({ length: WORKERS }, () => readInTurn()));
clearInterval(sampler);
progress("");

const meanOver = (from: number, to: number) => {
  const part = samples.filter(({ readings }) => readings >= from && readings < to);
  return part.reduce((sum, { mib }) => sum + mib, 0) / part.length;
};
const peak = Math.max(...samples.map(({ mib }) => mib));
const growth = meanOver(150, 200) / meanOver(50, 100) - 1;
console.table({
  readings: done,
  "processes: service and readers": 1 + WORKERS,
  "RSS of all, mean, MiB": meanOver(0, READINGS).toFixed(0),
  "RSS of all, peak, MiB": peak.toFixed(0),
  "RSS, readings 151–200 over 51–100": `${(100 * growth).toFixed(1)} %`,
  "time per reading, ms": ((performance.now() - startedAt) / done).toFixed(0),
});
service.kill();
await once(service, "exit");
process.exitCode = peak <= LIMIT_MIB && growth <= MAX_GROWTH ? 0 : 1;

async function readInTurn(): Promise<void> {
  for (const i of startOfEach) {
    const picture = pictures[i % pictures.length];
    // A picture that cannot be read was still worked on: its memory counts.
    if (picture)
      await provider
        .recognize(picture.type, imageFromBytes(picture.bytes), ends())
        .catch(() => undefined);
    done++;
    progress(`${done} of ${READINGS} readings`);
  }
}

function ends() {
  return { deadline: AbortSignal.timeout(DEADLINE_MS), allGone: new AbortController().signal };
}

/** Resident memory of a process and all below it, in MiB. */
function memoryOf(pid = 0): number {
  try {
    const [, kib = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
    const below = children.filter(Boolean).map((child) => memoryOf(Number(child)));
    return Number(kib) / 1024 + below.reduce((sum, mib) => sum + mib, 0);
  } catch {
    return 0; // it has just ended
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
