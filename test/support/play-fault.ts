import { GatewayError } from "../../src/errors.ts";
import { imageFromBytes, imageFromUrl, type Image } from "../../src/ocr/image.ts";
import type { LedgerEntry, startFaultServer } from "./fault-server.ts";
import type { Scenario } from "./faults.ts";
import { jpegOfLength } from "./picture.ts";
import { recognizerFor } from "./recognizer.ts";
import { until } from "./until.ts";

/** How a fault is played. */
export interface Staging {
  readonly kind: Image["kind"];
  readonly together: number;
  readonly timeoutMs: number;
}

/** What must not be, each as a sentence; none if all is well. */
export interface Played {
  readonly wrongs: readonly string[];
  /** By how much the latest answer was later than the deadline, in milliseconds; may be negative. */
  readonly lateMs: number;
}

/** After these a call may be sent again: the service has refused it before reading. */
const SAFE_TO_RESEND: ReadonlySet<number | undefined> = new Set([9, 15, 107, 108]);

const SLACK_MS = 250;

/** Plays one fault before a recognizer of its own, and looks at what is left behind. */
export async function playFault(
  server: Awaited<ReturnType<typeof startFaultServer>>,
  { name, fault, returnCode }: Scenario,
  { kind, together, timeoutMs }: Staging,
): Promise<Played> {
  const images = await Promise.all(Array.from({ length: together }, (_, at) => imageOf(kind, at)));
  server.play(fault, returnCode);
  const wrongs: string[] = [];
  let lateMs = -Infinity;
  {
    await using recognizer = recognizerFor(server.url, { timeoutMs, concurrency: 64 });
    await Promise.all(
      images.map(async (image) => {
        const startedAt = performance.now();
        await recognizer
          .recognize({ caller: "a", type: "DRIVER", image })
          .catch((error: unknown) => {
            if (!(error instanceof GatewayError)) wrongs.push(`untyped: ${String(error)}`);
          });
        lateMs = Math.max(lateMs, performance.now() - startedAt - timeoutMs);
      }),
    );
  }
  if (lateMs > SLACK_MS) wrongs.push(`${Math.round(lateMs)} ms after the deadline`);
  if (resends(server.ledger)) wrongs.push("sent again after a call that may have been paid");
  await until(() => server.connections() === 0, `${name}: its connections are closed`, 3000).catch(
    (error: unknown) => wrongs.push(String(error)),
  );
  return { wrongs, lateMs };
}

/** Equal lengths are equal questions: each picture of a round has its own. */
const imageOf = async (kind: Image["kind"], at: number): Promise<Image> =>
  kind === "url"
    ? imageFromUrl(`http://example.com/${"x".repeat(at)}.jpg`)
    : imageFromBytes(await jpegOfLength(20_000 + at));

function resends(ledger: readonly LedgerEntry[]): boolean {
  const last = new Map<number, LedgerEntry>();
  return ledger
    .filter(({ length }) => length > 0)
    .some((entry) => {
      const before = last.get(entry.length);
      last.set(entry.length, entry);
      return before !== undefined && !SAFE_TO_RESEND.has(before.code);
    });
}
