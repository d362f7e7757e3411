#!/usr/bin/env node
import { ConfigError, readConfig, readLocalOcrConfig } from "./config.ts";
import { explainListening, ListenError } from "./config/listening.ts";
import { ignoreInspectorSignal, STOP_SIGNALS } from "./local-ocr/stop-signals.ts";
import { createLog } from "./telemetry/log.ts";

const HELP = `licence-gateway reads Chinese driver's and vehicle licences.

  licence-gateway             the gateway, with the local OCR service inside
  licence-gateway local-ocr   the local OCR service alone

In a checkout: npm start, npm run local-ocr. Settings come from the environment: see README.md.`;

/** Whoever stops a service kills it soon after; what has not ended by then is not going to. */
const ENDING_MS = 29_000;

/**
 * Signals within this time, in milliseconds, are one request to stop: a Ctrl-C comes from the
 * terminal and once more from npm, a supervisor's SIGTERM likewise, and some add a SIGHUP.
 */
const SAME_STOP_MS = 500;

/** How often it is seen whether the parent is still there, in milliseconds. */
const PARENT_CHECK_MS = 250;

ignoreInspectorSignal();
const log = createLog();
const startedAt = performance.now();

/**
 * What each command starts: something that can be stopped, and the moment when it can read. It loads
 * no module before: the service alone has no use for GraphQL, and 30 MiB less.
 */
const COMMANDS = { gateway: startGateway, "local-ocr": startLocalOcr };

interface Started extends AsyncDisposable {
  readonly ready: Promise<void>;
}

try {
  await run(process.argv[2] ?? "gateway");
} catch (error) {
  // A model that is missing, a bug: where it happened helps, too.
  console.error(isAboutSettings(error) ? error.message : error);
  process.exit(1);
}

async function run(command: string): Promise<void> {
  if (!Object.hasOwn(COMMANDS, command)) {
    console.log(HELP);
    process.exitCode = ["help", "--help", "-h"].includes(command) ? 0 : 1;
    return;
  }
  const starting = COMMANDS[command as keyof typeof COMMANDS]();
  let stopAt: number | undefined;
  onStop(() => {
    if (stopAt !== undefined) {
      if (performance.now() - stopAt > SAME_STOP_MS) process.exit(1);
      return;
    }
    stopAt = performance.now();
    // What cannot be started needs no stop; why it cannot is said where it is awaited.
    void starting.then(stop, () => undefined);
  });
  const started = await starting;
  try {
    await started.ready;
  } catch (error) {
    if (stopAt === undefined) throw error;
    return; // It was stopped before it was ready.
  }
  console.log(`Ready after ${seconds(performance.now() - startedAt)} s.`);
}

/**
 * Calls back for each signal to stop. Under npm the end of the parent process counts as one: npx
 * passes a signal on to the shell between alone, and npm does not pass on a SIGHUP.
 */
function onStop(callback: () => void): void {
  for (const signal of STOP_SIGNALS) process.on(signal, callback);
  if (process.env["npm_command"] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, PARENT_CHECK_MS).unref();
}

async function startGateway(): Promise<Started> {
  const config = readConfig(process.env);
  const { createGateway } = await import("./gateway.ts");
  const gateway = await explainListening(createGateway(config, log), (port) =>
    port === config.port ? "PORT" : "LOCAL_OCR_PORT",
  );
  console.log(`Listening on ${new URL("/graphql", gateway.url).href} (open it in a browser).`);
  if (config.ocr.provider === "local")
    console.log(`Loading the OCR models into ${config.ocr.workers} readers …`);
  return gateway;
}

async function startLocalOcr(): Promise<Started> {
  const { credentials, ...options } = readLocalOcrConfig(process.env);
  const { createLocalOcr } = await import("./local-ocr/local-ocr.ts");
  const listening = createLocalOcr({
    ...options,
    accounts: [credentials],
    log: (event) => {
      log.localOcr(event);
    },
  });
  const service = await explainListening(listening, () => "LOCAL_OCR_PORT");
  console.log(`The local OCR service listens on ${service.url.href}`);
  console.log("Sign with OCR_APP_ID, OCR_BUCKET, OCR_SECRET_ID and OCR_SECRET_KEY.");
  console.log(`Loading the OCR models into ${options.workers} readers …`);
  return service;
}

/** Finishes what has begun, takes nothing new. */
async function stop(started: AsyncDisposable): Promise<void> {
  console.log("Finishing what has begun …");
  setTimeout(() => process.exit(1), ENDING_MS).unref();
  await started[Symbol.asyncDispose]();
  process.exit();
}

/** Whether the message says all that the operator needs. */
function isAboutSettings(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof ListenError;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
