import { LRUCache } from "lru-cache";
import { OcrError } from "../errors.ts";
import {
  createCircuitBreaker,
  type CircuitBreaker,
  type Observation,
  type Rejection,
} from "./circuit-breaker.ts";
import type { OcrReply } from "./provider.ts";
import { isAboutAccount, resendOf } from "./return-code-errors.ts";
import { TransportError } from "./transport.ts";

/** What came of one call; `NOT_SENT` when all who wanted it went in time. */
export type CallResult = OcrReply | OcrError | "NOT_SENT";

/** Why nothing is sent to the OCR service. */
export type OpenReason = "OCR_UNAVAILABLE" | "OCR_MISCONFIGURED" | "OCR_QUOTA_EXHAUSTED";

/**
 * What keeps the OCR service from being called in vain: one breaker for the account, one for the
 * service, one for each caller.
 *
 * A call that was sent and failed may have failed by its picture. It counts against its caller, and
 * against the service only where the service gives no sign of life either: one caller's slow or bad
 * pictures must not stop the calls of the others.
 */
export interface CircuitBreakers {
  /** @throws {OcrError} at once, when nothing is sent for this caller: it says why, and costs nothing */
  throwIfOpen(caller: string): void;
  /** Why nothing is sent for anybody. */
  openReason(): OpenReason | undefined;
  /** For how many callers alone nothing is sent. */
  readonly stoppedCallers: () => number;
  /** Makes a call. Its result is given at once, and judged afterwards. */
  run(caller: string, call: () => Promise<CallResult>): Promise<CallResult>;
}

export interface CircuitBreakersOptions {
  /** A sign of life of the service, by a request that costs nothing. */
  readonly isAlive: () => Promise<boolean>;
  /** Called when a breaker has opened: with a caller when it is this caller's alone. */
  readonly onOpen: (reason: OcrError, caller?: string) => void;
}

/** So many failures in a row are an outage. */
const MAX_FAILURES_IN_A_ROW = 5;

/** The first pause of an outage, and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** How long an account that was refused is left alone: one call a minute hears when it is mended. */
const ACCOUNT_PAUSE_MS = 60_000;

/** Callers whose failures are remembered. */
const MAX_CALLERS = 1000;

export function createCircuitBreakers(options: CircuitBreakersOptions): CircuitBreakers {
  const account = createCircuitBreaker({ maxFailuresInARow: 1, openMs: () => ACCOUNT_PAUSE_MS });
  const service = createOutageBreaker();
  const callers = createCallerBreakers();
  const reason = () => errorOf(account, accountError) ?? errorOf(service, serviceError);
  const reasonFor = (caller: string) => errorOf(callers.of(caller), callerError);
  const announce = (caller: string) => {
    const [common, own] = [reason(), reasonFor(caller)];
    if (common) options.onOpen(common);
    else if (own) options.onOpen(own, caller);
  };
  return {
    throwIfOpen(caller) {
      const error = reason() ?? reasonFor(caller);
      if (error) throw error;
    },
    openReason: () => reason()?.code as OpenReason | undefined,
    stoppedCallers: callers.stopped,
    async run(caller, call) {
      const observeAccount = account.begin();
      const observeService = service.begin();
      const observeCaller = callers.of(caller).begin();
      const result = await call();
      observeAccount(accountObservation(result));
      observeCaller(callerObservation(result));
      if (isMaybeByPicture(result))
        void options.isAlive().then((isAlive) => {
          observeService(isAlive ? "SUCCESS" : result);
          announce(caller);
        });
      else observeService(serviceObservation(result));
      announce(caller);
      return result;
    },
  };
}

const createOutageBreaker = () =>
  createCircuitBreaker({
    maxFailuresInARow: MAX_FAILURES_IN_A_ROW,
    openMs: (times) => jittered(Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS)),
  });

function createCallerBreakers() {
  const breakers = new LRUCache<string, CircuitBreaker>({ max: MAX_CALLERS });
  return {
    of(caller: string): CircuitBreaker {
      const breaker = breakers.get(caller) ?? createOutageBreaker();
      breakers.set(caller, breaker);
      return breaker;
    },
    stopped: () => [...breakers.values()].filter((breaker) => breaker.rejection()).length,
  };
}

function errorOf(breaker: CircuitBreaker, toError: (rejection: Rejection) => OcrError) {
  const rejection = breaker.rejection();
  return rejection && toError(rejection);
}

/** Many gateways that saw one outage should not come back as one. */
const jittered = (ms: number) => ms * (0.75 + Math.random() / 2);

/** A reply shows that the account is good, unless it is about the account. */
function accountObservation(result: CallResult): Observation {
  if (result === "NOT_SENT") return "NOTHING";
  if (!(result instanceof OcrError)) return "SUCCESS";
  if (isAboutAccount(result)) return result;
  return isOutage(result) ? "NOTHING" : "SUCCESS";
}

/** A failure that no picture can have caused says nothing about the caller. */
function callerObservation(result: CallResult): Observation {
  if (result === "NOT_SENT") return "NOTHING";
  if (!(result instanceof OcrError)) return "SUCCESS";
  if (isMaybeByPicture(result)) return result;
  return isOutage(result) || isAboutAccount(result) ? "NOTHING" : "SUCCESS";
}

function serviceObservation(result: CallResult): Observation {
  if (result === "NOT_SENT") return "NOTHING";
  return result instanceof OcrError && isOutage(result) ? result : "SUCCESS";
}

/** Whether the service failed over a picture that it had been sent, or over any. */
const isMaybeByPicture = (result: CallResult): result is OcrError =>
  result instanceof OcrError && isOutage(result) && !wasRefusedUnread(result);

/** The service failed, whatever it was asked. A reply with a return code is at least a reply. */
const isOutage = ({ code, provider, billed }: OcrError) =>
  code === "OCR_TIMEOUT" ||
  code === "OCR_UNAVAILABLE" ||
  (code === "OCR_BAD_REPLY" && billed !== "YES" && provider?.code === undefined);

/** Nothing of the picture had left, or the service said that it did not look at it. */
const wasRefusedUnread = (error: OcrError) =>
  (error.cause instanceof TransportError && !error.cause.maybeSent) ||
  resendOf(error) !== undefined;

const serviceError = ({ cause, retryAfterMs }: Rejection) =>
  new OcrError("OCR_UNAVAILABLE", "The OCR service is not available: try again later.", {
    cause,
    retryable: true,
    retryAfterMs,
  });

const callerError = ({ cause, retryAfterMs }: Rejection) =>
  new OcrError(
    "OCR_UNAVAILABLE",
    "The OCR service failed on your last pictures: wait a moment, then try other ones.",
    { cause, retryable: true, retryAfterMs },
  );

const accountError = ({ cause }: Rejection) =>
  new OcrError(cause.code, cause.message, {
    cause,
    ...(cause.provider && { provider: cause.provider }),
  });
