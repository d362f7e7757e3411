import type { ErrorCode } from "../error-texts.ts";

/** Whether the OCR provider charged for it. */
export type Billed = "NO" | "YES" | "UNKNOWN";

/** Why a picture was not read. */
export interface Failure {
  /** `extensions.code`, or `NO_ANSWER` when none came back from the gateway. */
  readonly code: string;
  readonly billed: Billed;
  readonly retryable: boolean;
  /** Present where the gateway says when to try again. */
  readonly wait?: Wait;
}

/** How long to wait before trying again. */
export interface Wait {
  /** From when the answer came. */
  readonly ms: number;
  readonly until: Date;
}

/** The page itself refuses a picture, in the gateway's words, before it is sent. */
export const refusal = (code: ErrorCode): Failure => ({ code, billed: "NO", retryable: false });

/** The code, of this page alone, for an answer that never came. */
export const NO_ANSWER = "NO_ANSWER";

/**
 * Nothing came back, or nothing that is GraphQL.
 *
 * @param wasSent - whether the whole request had gone out: then the gateway may have paid for it
 */
export const noAnswer = (wasSent: boolean): Failure => ({
  code: NO_ANSWER,
  billed: wasSent ? "UNKNOWN" : "NO",
  retryable: true,
});

/** The codes for a key that is missing, wrong, or not allowed to have licences read. */
export type KeyRefusalCode = Extract<ErrorCode, "UNAUTHENTICATED" | "FORBIDDEN">;

/** Whether the gateway refused the key, and looked at nothing else: another key may do better. */
export const isKeyRefusal = (failure: Failure): failure is Failure & { code: KeyRefusalCode } =>
  failure.code === "UNAUTHENTICATED" || failure.code === "FORBIDDEN";
