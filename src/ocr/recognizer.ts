import { GatewayError, OcrError, type Billed } from "../errors.ts";
import type { LicenceType } from "../licence/item.ts";
import { createAccount, type AccountOptions, type AccountStats } from "./account.ts";
import type { OpenReason } from "./circuit-breakers.ts";
import type { Image } from "./image.ts";
import type { OcrProvider, OcrReply } from "./provider.ts";
import { createReadiness } from "./readiness.ts";
import { queueIsFull } from "./request-queue.ts";
import {
  createResultMemory,
  type Asked,
  type MemoryFacts,
  type Outcome,
  type ResultMemory,
} from "./result-memory.ts";
import { createSingleFlight } from "./single-flight.ts";
import type { Recognized, Source, Watch } from "./watch.ts";

export interface RecognizerOptions extends AccountOptions {
  /** How long a result is remembered, in milliseconds; 0 for not at all. */
  readonly memoryMs: number;
  /** Bytes of all results that are remembered. */
  readonly memoryBytes: number;
}

/** Has pictures read, and pays for each once. */
export interface Recognizer extends AsyncDisposable {
  /**
   * The same picture, asked for as the same type by the same caller, is one call: at the same time,
   * and for a while after.
   *
   * @param signal - the client's. When it goes before the call was sent, the call is not made; after
   *   that the call is finished, and its result kept for when the client comes back
   * @throws {OcrError} whatever goes wrong, within the deadline
   */
  recognize(asked: Asked, signal?: AbortSignal): Promise<OcrReply>;
  /** Why no picture would be read now; undefined if one would. Never sends a paid call. */
  unreadiness(): Promise<OpenReason | undefined>;
  /** Whether a new picture of this caller's would be refused now, since too many wait. */
  isFullFor(caller: string): boolean;
  stats(): RecognizerStats;
}

export interface RecognizerStats extends AccountStats {
  readonly openReason: OpenReason | undefined;
  readonly memory: MemoryFacts;
}

/** How many of one caller's equal questions may wait for one call: each holds its request. */
const MAX_SHARING = 100;

/** Disposing waits for calls that are under way, and disposes of the provider. */
export function createRecognizer(
  provider: OcrProvider,
  options: RecognizerOptions,
  watch: Watch,
): Recognizer {
  const isAlive = createReadiness(provider);
  const account = createAccount(provider, options, isAlive, watch);
  const flights = createSingleFlight<OcrReply>({ maxSharing: MAX_SHARING, isFull: queueIsFull });
  const memory = createResultMemory({ keepMs: options.memoryMs, limitBytes: options.memoryBytes });
  return {
    recognize: (asked, signal) =>
      told(watch, asked.type, signal, async (cameFrom) => {
        const key = memory.keyOf(asked);
        const kept = memory.find(key);
        if (kept) {
          cameFrom("MEMORY");
          return answerOf(kept);
        }
        const begin = (allGone: AbortSignal) => {
          cameFrom("CALL");
          return remembering(memory, key, asked.image, () => account.recognize(asked, allGone));
        };
        return flights.share(key, begin, signal);
      }),
    unreadiness: async () =>
      account.openReason() ?? ((await isAlive()) ? undefined : "OCR_UNAVAILABLE"),
    isFullFor: (caller) => account.isFullFor(caller),
    stats: () => ({
      ...account.stats(),
      openReason: account.openReason(),
      memory: memory.facts(),
    }),
    async [Symbol.asyncDispose]() {
      await flights.idle();
      await provider[Symbol.asyncDispose]();
    },
  };
}

/** The picture stays counted as long as it may be sent, also when its request has gone. */
async function remembering(
  memory: ResultMemory,
  key: string,
  image: Image,
  work: () => Promise<OcrReply>,
): Promise<OcrReply> {
  const held = image.kind === "upload" ? image.hold?.() : undefined;
  try {
    const reply = await work();
    memory.keep(key, image, { reply });
    return reply;
  } catch (error) {
    if (error instanceof OcrError) memory.keep(key, image, { error });
    throw error;
  } finally {
    held?.[Symbol.dispose]();
  }
}

function answerOf(outcome: Outcome): OcrReply {
  if ("error" in outcome) throw outcome.error;
  return outcome.reply;
}

/** Tells what became of a recognition. An answer that cost no call of its own was not billed. */
async function told(
  watch: Watch,
  type: LicenceType,
  signal: AbortSignal | undefined,
  work: (cameFrom: (source: Source) => void) => Promise<OcrReply>,
): Promise<OcrReply> {
  const startedAt = performance.now();
  let source: Source = "SHARED";
  const tell = (code: Recognized["code"], billed: Billed) => {
    const durationMs = performance.now() - startedAt;
    watch.recognized({ type, source, code, billed: source === "CALL" ? billed : "NO", durationMs });
  };
  try {
    const reply = await work((from) => (source = from));
    tell("OK", "YES");
    return reply;
  } catch (error) {
    if (error instanceof GatewayError) tell(error.code, error.billed);
    else tell(signal?.aborted ? "GONE" : "INTERNAL_SERVER_ERROR", "NO");
    throw error;
  }
}
