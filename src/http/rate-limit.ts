import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { RequestError } from "../errors.ts";

/** Counts what each caller has had read. */
export interface RateLimit {
  /**
   * Counts all of a document's recognitions, or none of them.
   *
   * @throws {RequestError} `RATE_LIMITED` when they are more than the caller has left
   */
  reserve(caller: string, recognitions: number): Promise<void>;
}

const MINUTE_MS = 60_000;

/** @param perMinute - recognitions for each caller; undefined for any number */
export function createRateLimit(perMinute: number | undefined): RateLimit {
  if (perMinute === undefined) return { reserve: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_MS / 1000 });
  return {
    async reserve(caller, recognitions) {
      if (recognitions === 0) return;
      try {
        await limiter.consume(caller, recognitions);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        // The library counts what it refuses too; nothing of it is made.
        await limiter.reward(caller, recognitions);
        // It forgets by a timer, and tells how soon by the wall clock, which may have been set back.
        throw rateLimited(perMinute, Math.min(error.msBeforeNext, MINUTE_MS));
      }
    },
  };
}

const rateLimited = (perMinute: number, retryAfterMs: number) =>
  new RequestError(
    "RATE_LIMITED",
    429,
    `At most ${perMinute} recognitions a minute: nothing of this request was read, wait a moment.`,
    { retryAfterMs },
  );
