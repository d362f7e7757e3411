/**
 * Hostile pictures through the gateway: `npx tsx bench/hostile/gateway.ts`. Counts how many get past
 * its look at the headers, and ends with 1 when one ends in anything but a licence or a code of ours.
 */
import { parseArgs } from "node:util";
import { readConfig } from "../../src/config.ts";
import type { ErrorCode } from "../../src/errors.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Log } from "../../src/telemetry/log.ts";
import { progress } from "../progress.ts";
import { settlePromises } from "../promise.ts";
import { DRIVER_SAMPLE } from "./case.ts";
import { casesNamed } from "./cases.ts";

/** What one upload may end with. A picture that takes too long is the service's failure, not the client's. */
const CODES: readonly (ErrorCode | "read")[] = [
  ...(["read", "IMAGE_EMPTY", "IMAGE_TOO_LARGE", "IMAGE_FORMAT_UNSUPPORTED"] as const),
  ...(["IMAGE_UNREADABLE", "LICENCE_NOT_RECOGNIZED"] as const),
  ...(["OCR_UNAVAILABLE", "OCR_TIMEOUT"] as const),
];

const QUERY = `mutation ($upload: Upload, $type: LicenceType!) {
  recognizeLicence(type: $type, upload: $upload) { __typename }
}`;

const { values } = parseArgs({ options: { name: { type: "string", default: "" } } });
const cases = casesNamed(values.name);
let [calls, bugs, deaths] = [0, 0, 0];
const log: Log = {
  bug: () => bugs++,
  localOcr({ event }) {
    if (event === "answered") calls++;
    if (event === "bug") bugs++;
    if (event === "reader-gone" || event === "service-gone") deaths++;
  },
};
const gateway = await createGateway(readConfig({ PORT: "0", LOCAL_OCR_WORKERS: "1" }), log);
await gateway.ready;

const outcomes = new Map<string, number>();
for (const [i, it] of cases.entries()) {
  progress(`${i + 1} of ${cases.length}: ${it.name}`);
  const outcome = await upload(await it.bytes(), it.type ?? "DRIVER");
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (!CODES.some((code) => code === outcome)) console.info(`  ${it.name}: ${outcome}`);
}
progress("");
const hostileCalls = calls;
const last = await upload(DRIVER_SAMPLE, "DRIVER");
const deathsBefore = deaths;
await gateway[Symbol.asyncDispose]();

for (const [outcome, count] of outcomes)
  console.info(`  ${String(count).padStart(4)} ended with ${outcome}`);
console.info();
const known = [...outcomes].filter(([outcome]) => CODES.some((code) => code === outcome));
const sound = known.reduce((sum, [, count]) => sum + count, 0);
process.exitCode = settlePromises([
  promised("reached the OCR service", `${hostileCalls} of ${cases.length}`, "–", true),
  promised(
    "read, or refused by a code of the list",
    `${sound} of ${cases.length}`,
    "all",
    sound === cases.length,
  ),
  promised("bugs told", String(bugs), "0", bugs === 0),
  promised("readers that died", String(deathsBefore), "0", deathsBefore === 0),
  promised("afterwards, a good picture is read", last, "read", last === "read"),
]);

function promised(name: string, got: string, target: string, isKept: boolean) {
  return { name, got, target, isKept };
}

/** @returns `read`, or the code of the error */
async function upload(bytes: Uint8Array, type: string): Promise<string> {
  const body = new FormData();
  body.set("operations", JSON.stringify({ query: QUERY, variables: { upload: null, type } }));
  body.set("map", JSON.stringify({ 0: ["variables.upload"] }));
  body.set("0", new Blob([Buffer.from(bytes)]), "licence.jpg");
  try {
    const response = await fetch(new URL("/graphql", gateway.url), { method: "POST", body });
    const { errors } = (await response.json()) as {
      errors?: readonly { readonly extensions?: { readonly code?: string } }[];
    };
    return errors ? (errors[0]?.extensions?.code ?? "an error without a code") : "read";
  } catch {
    return "no reply";
  }
}
