import { noAnswer, type Billed, type Failure } from "./failure.ts";
import type { Licence } from "./licence.ts";

/** How a reading ended. */
export type Outcome =
  | { readonly step: "READ"; readonly licence: Licence }
  | { readonly step: "FAILED"; readonly failure: Failure };

interface Answer {
  readonly data?: { readonly recognizeLicence?: Licence | null } | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Reads the gateway's answer; what is no GraphQL answer, a proxy's page say, is a failure. */
export function readAnswer(text: string): Outcome {
  const answer = parse(text);
  const licence = answer?.data?.recognizeLicence;
  if (licence) return { step: "READ", licence };
  const extensions = answer?.errors?.[0]?.extensions;
  return failed(extensions ? failureFrom(extensions) : noAnswer(true));
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

const failureFrom = ({ code, billed, retryable }: Readonly<Record<string, unknown>>): Failure => ({
  code: String(code),
  billed: isBilled(billed) ? billed : "UNKNOWN",
  retryable: retryable === true,
});

const isBilled = (value: unknown): value is Billed =>
  value === "NO" || value === "YES" || value === "UNKNOWN";
