import { OcrError, type Billed, type ErrorCode } from "../errors.ts";
import type { LicenceType } from "../licence/item.ts";
import { isReturnCode } from "./return-codes.ts";

/** Told of what the courier does. It watches, and never steers; no picture and no caller is in it. */
export interface Watch {
  recognized(recognition: Recognized): void;
  /** One call to the provider has ended. */
  called(code: ProviderCode, durationMs: number): void;
}

export interface Recognized {
  readonly type: LicenceType;
  readonly source: Source;
  /** `GONE` when the client went before anything was sent for it. */
  readonly code: ErrorCode | "OK" | "GONE" | "INTERNAL_SERVER_ERROR";
  readonly billed: Billed;
  readonly durationMs: number;
}

/** Where an answer came from: a call of its own, one made for somebody else, or an earlier one. */
export type Source = "CALL" | "SHARED" | "MEMORY";

/** The provider's return code where it is a known one. A closed set. */
export type ProviderCode = `${number}` | "OTHER" | "NO_REPLY" | "NOT_SENT";

export function providerCodeOf(result: unknown): ProviderCode {
  if (result === "NOT_SENT") return "NOT_SENT";
  if (!(result instanceof OcrError)) return "0";
  const code = result.provider?.code;
  if (code === undefined) return "NO_REPLY";
  return isReturnCode(code) ? `${code}` : "OTHER";
}
