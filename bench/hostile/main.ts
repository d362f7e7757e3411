/**
 * Hostile pictures against the compiled local service:
 * `npm run build && npx tsx bench/hostile/main.ts`. Linux only: memory is read from /proc.
 * Ends with 1 when one of them is not answered by the API's table, harms a reader, or is misread.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { isReturnCode, RETURN_CODES } from "../../src/ocr/return-codes.ts";
import type { WireItem } from "../../src/ocr/wire.ts";
import { progress } from "../progress.ts";
import { settlePromises, type Promised } from "../promise.ts";
import { childrenOf } from "../service/processes.ts";
import { startService } from "../service/start.ts";
import { DRIVER_SAMPLE, DRIVER_TRUTH, type HostileCase } from "./case.ts";
import { casesNamed } from "./cases.ts";
import { ENCODINGS, post, type Answer, type Encoding } from "./post.ts";
import { watch, type Seen } from "./watch.ts";

/**
 * A reader's own 300 MiB, and a picture of 40 megapixels at three bytes three times over: as it was
 * decoded, as it was turned, and as it is read.
 */
const LIMIT_MIB = 700;
/** What the service gives a reading before it kills the reader; here of processor time, in milliseconds. */
const LIMIT_MS = 12_000;

const { values } = parseArgs({
  options: { name: { type: "string", default: "" }, all: { type: "boolean", default: false } },
});
const cases = casesNamed(values.name);

interface Outcome extends Answer, Seen {
  readonly it: HostileCase;
  readonly encoding: Encoding;
}

// One reader: what it holds is then the work of one picture.
await using service = await startService(1);
using readers = watch(service);
const outcomes: Outcome[] = [];
for (const [i, it] of cases.entries()) {
  progress(`${i + 1} of ${cases.length}: ${it.name}`);
  const bytes = await it.bytes();
  const encoding = ENCODINGS[i % 2] ?? "form";
  readers.seen();
  const answer = await post(service, bytes, it.type ?? "DRIVER", encoding);
  while (childrenOf(service.pid).length === 0) await sleep(20);
  const outcome = { it, encoding, ...answer, ...readers.seen() };
  outcomes.push(outcome);
  if (values.all || !isGood(outcome)) console.info(lineOf(outcome));
}
const last = await post(service, DRIVER_SAMPLE, "DRIVER", "form");
progress("");

const countOf = (code: number | undefined) => outcomes.filter((it) => it.code === code).length;
for (const code of new Set(outcomes.map((it) => it.code)))
  console.info(`  ${String(countOf(code)).padStart(4)} ended with ${nameOf(code)}`);
console.info();

const readable = outcomes.filter(({ it }) => it.isReadable);
const deaths = outcomes.filter(({ hasDied }) => hasDied).length;
const tooSlow = service.lines.filter((line) => line.includes("reader-too-slow")).length;
const peak = outcomes.reduce((most, it) => (it.peakMib > most.peakMib ? it : most));
const slowest = outcomes.reduce((most, it) => (it.cpuMs > most.cpuMs ? it : most));
const bugs = service.lines.filter((line) => line.includes('"bug"')).length;
const answered = outcomes.filter(({ code }) => isReturnCode(code)).length;
const full = (list: readonly { readonly items: readonly WireItem[] }[]) =>
  list.filter(({ items }) => isReadInFull(items)).length;
const promises: readonly Promised[] = [
  promised(
    "answered by a code of the table",
    `${answered} of ${cases.length}`,
    "all",
    answered === cases.length,
  ),
  promised(
    "odd dress, read",
    `${readable.filter(({ code }) => code === 0).length} of ${readable.length}`,
    "all",
    readable.every(isSound),
  ),
  promised("odd dress, every field right", `${full(readable)} of ${readable.length}`, "–", true),
  promised("bugs told", String(bugs), "0", bugs === 0),
  promised("readers that crashed", String(deaths - tooSlow), "0", deaths <= tooSlow),
  promised("readers killed for being slow", String(tooSlow), "0", tooSlow === 0),
  promised(
    "RSS of a reader, peak, MiB",
    `${peak.peakMib.toFixed(0)} (${peak.it.name})`,
    `≤ ${LIMIT_MIB}`,
    peak.peakMib <= LIMIT_MIB,
  ),
  promised(
    "CPU of a reading, most, ms",
    `${slowest.cpuMs.toFixed(0)} (${slowest.it.name})`,
    `≤ ${LIMIT_MS}`,
    slowest.cpuMs <= LIMIT_MS,
  ),
  promised(
    "afterwards, a good picture is read",
    isReadInFull(last.items) ? "yes" : "no",
    "yes",
    isReadInFull(last.items),
  ),
];
process.exitCode = settlePromises(promises);

function promised(name: string, got: string, target: string, isKept: boolean): Promised {
  return { name, got, target, isKept };
}

function isSound({ it, code }: Outcome): boolean {
  return isReturnCode(code) && (!it.isReadable || code === 0);
}

/** Whether nothing about it need be told. */
function isGood(outcome: Outcome): boolean {
  const { it, code, hasDied, peakMib, cpuMs, items } = outcome;
  const isHarmless = !hasDied && code !== 213 && peakMib <= LIMIT_MIB && cpuMs <= LIMIT_MS;
  return isSound(outcome) && isHarmless && (!it.isReadable || isReadInFull(items));
}

function isReadInFull(items: readonly WireItem[]): boolean {
  return Object.entries(DRIVER_TRUTH).every(([name, value]) =>
    items.some(({ item, itemstring }) => item === name && itemstring === value),
  );
}

function lineOf({ it, encoding, code, ms, cpuMs, peakMib, hasDied, items }: Outcome): string {
  const right = items.filter(({ item, itemstring }) => DRIVER_TRUTH[item] === itemstring).length;
  const read = it.isReadable ? `, ${right} of ${Object.keys(DRIVER_TRUTH).length} fields` : "";
  const end = hasDied ? ", the reader died" : "";
  return `  ${it.name} (${encoding}): ${nameOf(code)}, ${ms.toFixed(0)} ms, CPU ${cpuMs.toFixed(0)} ms, ${peakMib.toFixed(0)} MiB${read}${end}`;
}

function nameOf(code: number | undefined): string {
  if (code === undefined) return "no reply";
  return isReturnCode(code) ? `${code} ${RETURN_CODES[code].name}` : `${code}, which is no code`;
}
