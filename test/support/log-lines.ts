import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { BY_URL, type GraphQLAnswer } from "./gateway.ts";
import type { Output } from "./outputs.ts";
import { until } from "./until.ts";

/** How long it may take until it is ready, on a machine that is busy with other work, in milliseconds. */
const READY_MS = 60_000;

/** How long the gateway may take to end once it is told to, in milliseconds. */
const ENDING_MS = 10_000;

/** What became of a gateway that had a line to log for each request. */
export interface Outcome {
  readonly answered: number;
  /** The status of `/health` after the last request; `undefined` without an answer. */
  readonly health: number | undefined;
  /** The exit code after SIGTERM; `undefined` if it did not end in time. */
  readonly exitCode: number | undefined;
}

/**
 * Starts the gateway on this output, has the output fail, and sends requests, one after another,
 * that log a line each: their pictures cannot be downloaded. Then ends the gateway.
 */
export async function logLines(output: Output, requests: number): Promise<Outcome> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      LOCAL_OCR_WORKERS: "1",
      LOCAL_OCR_ALLOW_PRIVATE_URLS: "true",
    },
    stdio: ["ignore", output.fd, output.fd],
  });
  const exited = once(child, "exit");
  const gateway = new URL(`http://127.0.0.1:${port}`);
  try {
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
        return (await statusOf(gateway, "/ready")) === 200;
      },
      "it is ready",
      READY_MS,
    );
    output.fail();
    let answered = 0;
    for (let at = 0; at < requests; at++) if (await isAnswered(gateway, at)) answered++;
    const health = await statusOf(gateway, "/health");
    child.kill("SIGTERM");
    await Promise.race([exited, sleep(ENDING_MS, undefined, { ref: false })]);
    return { answered, health, exitCode: child.exitCode ?? undefined };
  } finally {
    child.kill("SIGKILL");
    await exited;
  }
}

async function statusOf(gateway: URL, path: string): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(5000);
    return (await fetch(new URL(path, gateway), { signal })).status;
  } catch {
    return undefined;
  }
}

async function isAnswered(gateway: URL, at: number): Promise<boolean> {
  try {
    // Nobody listens on port 1.
    const variables = { url: `http://127.0.0.1:1/${at}.jpg` };
    const response = await fetch(new URL("/graphql", gateway), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: BY_URL, variables }),
      signal: AbortSignal.timeout(5000),
    });
    const { errors } = (await response.json()) as GraphQLAnswer;
    return errors?.[0]?.extensions["code"] === "IMAGE_URL_UNREACHABLE";
  } catch {
    return false;
  }
}
