import { ConsecutiveBreaker, CountBreaker } from "cockatiel";
import { OcrError } from "../errors.ts";
import { anyOf, createFuse, type Blown, type CallResult } from "./fuse.ts";
import { isAboutAccount } from "./return-code-errors.ts";

/** What keeps a provider's account from being called in vain. */
export interface Fuses {
  /** @throws {OcrError} at once, when nothing is sent for now: it says why, and costs nothing */
  mustBeWhole(): void;
  /** Why nothing is sent for now. */
  blown(): BlownFuse | undefined;
  run(call: () => Promise<CallResult>): Promise<CallResult>;
}

export type BlownFuse = "OCR_UNAVAILABLE" | "OCR_MISCONFIGURED" | "OCR_QUOTA_EXHAUSTED";

/** So many failures in a row are an outage; and so is every second one of the last calls. */
const MAX_FAILURES_IN_A_ROW = 5;
const LAST_CALLS = { size: 20, minimumNumberOfCalls: 10, threshold: 0.49 };

/** The first pause of an outage, and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** How long an account that was refused is left alone: one call a minute hears when it is mended. */
const ACCOUNT_PAUSE_MS = 60_000;

export function createFuses(): Fuses {
  const outage = createFuse({
    breaker: anyOf(new ConsecutiveBreaker(MAX_FAILURES_IN_A_ROW), new CountBreaker(LAST_CALLS)),
    counts: isOutage,
    pauseMs: (times) => jittered(Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS)),
  });
  const account = createFuse({
    breaker: new ConsecutiveBreaker(1),
    counts: isAboutAccount,
    pauseMs: () => ACCOUNT_PAUSE_MS,
  });
  return {
    mustBeWhole() {
      const [refused, down] = [account.blown(), outage.blown()];
      if (refused) throw refusedError(refused);
      if (down) throw outageError(down);
    },
    blown() {
      const refused = account.blown();
      if (refused) return refused.cause.code as BlownFuse;
      return outage.blown() && "OCR_UNAVAILABLE";
    },
    run: (call) => outage.run(() => account.run(call)),
  };
}

/** The service failed, whatever it was asked. A reply with a return code is at least a reply. */
const isOutage = ({ code, provider, billed }: OcrError) =>
  code === "OCR_TIMEOUT" ||
  code === "OCR_UNAVAILABLE" ||
  (code === "OCR_BAD_REPLY" && billed !== "YES" && provider?.code === undefined);

/** Many gateways that saw one outage should not come back as one. */
const jittered = (ms: number) => ms * (0.75 + Math.random() / 2);

const outageError = ({ cause, retryAfterMs }: Blown) =>
  new OcrError("OCR_UNAVAILABLE", "The OCR service is not available: try again later.", {
    cause,
    retryable: true,
    retryAfterMs: Math.ceil(retryAfterMs),
  });

const refusedError = ({ cause }: Blown) =>
  new OcrError(cause.code, cause.message, {
    cause,
    ...(cause.provider && { provider: cause.provider }),
  });
