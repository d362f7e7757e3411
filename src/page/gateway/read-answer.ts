import { noAnswer, type Billed, type Failure } from "./failure.ts";
import type { ImageLimits } from "./image-limits.ts";
import type { Licence } from "./licence.ts";

/** How a reading ended. */
export type Outcome =
  | { readonly step: "READ"; readonly licence: Licence }
  | { readonly step: "FAILED"; readonly failure: Failure };

interface Answer {
  readonly data?: {
    readonly recognizeLicence?: Licence | null;
    readonly imageLimits?: ImageLimits | null;
  } | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Reads the gateway's answer; what is no GraphQL answer, a proxy's page say, is a failure. */
export function readAnswer(text: string): Outcome {
  const answer = parse(text);
  const licence = answer?.data?.recognizeLicence;
  return licence ? { step: "READ", licence } : failed(failureOf(answer));
}

/** Reads the answer to the question for the limits: they, or why there are none. */
export function readLimits(text: string): ImageLimits | Failure {
  const answer = parse(text);
  return answer?.data?.imageLimits ?? failureOf(answer);
}

/** The outcome that is this failure. */
export const failed = (failure: Failure): Outcome => ({ step: "FAILED", failure });

function parse(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function failureOf(answer: Answer | undefined): Failure {
  const extensions = answer?.errors?.[0]?.extensions;
  if (!extensions) return noAnswer(true);
  const { code, billed, retryable, retryAfterMs } = extensions;
  return {
    code: String(code),
    billed: isBilled(billed) ? billed : "UNKNOWN",
    retryable: retryable === true,
    ...(isDuration(retryAfterMs) && {
      wait: { ms: retryAfterMs, until: new Date(Date.now() + retryAfterMs) },
    }),
  };
}

const isBilled = (value: unknown): value is Billed =>
  value === "NO" || value === "YES" || value === "UNKNOWN";

const isDuration = (value: unknown): value is number => typeof value === "number" && value > 0;
