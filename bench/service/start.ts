import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Credentials } from "../../src/ocr/signature.ts";

/** The compiled local OCR service, as `npm run local-ocr` runs it. */
export interface Service extends AsyncDisposable {
  readonly pid: number;
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** Each line that it has written since it was ready. */
  readonly lines: readonly string[];
}

/**
 * Starts the service on any free port, and waits until its readers are warm.
 *
 * @throws {Error} if it ends before: `npm run build` comes first
 */
export async function startService(workers: number): Promise<Service> {
  const secretKey = randomBytes(16).toString("hex");
  const credentials = { appId: "bench", bucket: "", secretId: "bench", secretKey };
  const service = spawn(process.execPath, ["dist/main.js", "local-ocr"], {
    env: {
      OCR_APP_ID: credentials.appId,
      OCR_SECRET_ID: credentials.secretId,
      OCR_SECRET_KEY: credentials.secretKey,
      LOCAL_OCR_PORT: "0",
      LOCAL_OCR_WORKERS: String(workers),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(service, "exit");
  const output = createInterface(service.stdout);
  let address: string | undefined;
  for await (const line of output) {
    address ??= /http:\S+/.exec(line)?.[0];
    if (line.startsWith("Ready")) break;
  }
  if (address === undefined || service.pid === undefined || service.exitCode !== null)
    throw new Error("The service did not start: run `npm run build` first.");
  const lines: string[] = [];
  // Whoever leaves a loop over lines closes the stream's reader, and a full pipe stops the service.
  createInterface(service.stdout).on("line", (line) => lines.push(line));
  return {
    ...{ pid: service.pid, endpoint: new URL(address), credentials, lines },
    async [Symbol.asyncDispose]() {
      service.kill();
      await ended;
    },
  };
}
