import { OcrError, type Billed, type OcrErrorCode } from "../errors.ts";
import { isReturnCode, type ReturnCode } from "./return-codes.ts";

/** What a failed call means to the client, and whether we may send it again by ourselves. */
interface Meaning {
  readonly code: OcrErrorCode;
  readonly message: string;
  readonly retryable?: true;
  readonly billed?: Billed;
  readonly resend?: Resend;
}

/** Why a call may be sent again: it was refused before anything was recognized. */
export type Resend = "AFTER_A_WAIT" | "WITH_CORRECTED_CLOCK";

const BAD_INPUT: Meaning = {
  code: "BAD_USER_INPUT",
  message: "The OCR service does not accept the url: give a shorter or simpler one.",
};
const EMPTY: Meaning = {
  code: "IMAGE_EMPTY",
  message: "The picture is empty: choose the file again.",
};
const TOO_LARGE: Meaning = {
  code: "IMAGE_TOO_LARGE",
  message: "The picture is too large for the OCR service: send a smaller one.",
};
const UNREADABLE: Meaning = {
  code: "IMAGE_UNREADABLE",
  message:
    "The OCR service found no picture that it can decode: send a JPEG, PNG or BMP of a single frame. A url must lead to the picture itself, not to a web page.",
};
const UNREACHABLE: Meaning = {
  code: "IMAGE_URL_UNREACHABLE",
  message: "The OCR service could not download the picture: check the url, or upload the picture.",
  retryable: true,
};
const NOT_RECOGNIZED: Meaning = {
  code: "LICENCE_NOT_RECOGNIZED",
  message:
    "No licence of this type was found in the picture: check the type, or take a new picture.",
};
const BUSY: Meaning = {
  code: "OCR_BUSY",
  message: "The OCR service is busy: try again in a moment.",
  retryable: true,
  resend: "AFTER_A_WAIT",
};
const UNAVAILABLE: Meaning = {
  code: "OCR_UNAVAILABLE",
  message: "The OCR service is not available: try again later.",
  retryable: true,
};
const REFUSED_BEFORE_READING: Meaning = { ...UNAVAILABLE, resend: "AFTER_A_WAIT" };
const FAILED_INSIDE: Meaning = { ...UNAVAILABLE, billed: "UNKNOWN" };
const EXHAUSTED: Meaning = {
  code: "OCR_QUOTA_EXHAUSTED",
  message: "The OCR account has nothing left: the operator must top it up.",
};
const MISCONFIGURED: Meaning = {
  code: "OCR_MISCONFIGURED",
  message: "The OCR service refuses this gateway: the operator must check its settings.",
};
const UNKNOWN: Meaning = {
  code: "OCR_BAD_REPLY",
  message: "The OCR service answered with a code that is not documented.",
  billed: "UNKNOWN",
};

/**
 * Every return code of the API page (§4), then those of its later versions.
 *
 * 13 (replay) is never resent: an earlier try may have been accepted.
 *
 * @see protocol notes, §2.1 (final table, general OCR table)
 */
const MEANINGS: Readonly<Record<Exclude<ReturnCode, 0>, Meaning>> = {
  3: MISCONFIGURED,
  4: MISCONFIGURED,
  5: MISCONFIGURED,
  6: MISCONFIGURED,
  9: { ...MISCONFIGURED, resend: "WITH_CORRECTED_CLOCK" },
  10: MISCONFIGURED,
  11: MISCONFIGURED,
  12: MISCONFIGURED,
  13: { ...MISCONFIGURED, billed: "UNKNOWN" },
  14: MISCONFIGURED,
  15: BUSY,
  16: MISCONFIGURED,
  21: BAD_INPUT,
  23: TOO_LARGE,
  24: MISCONFIGURED,
  25: EXHAUSTED,
  107: REFUSED_BEFORE_READING,
  108: REFUSED_BEFORE_READING,
  213: FAILED_INSIDE,
  [-1102]: UNREADABLE,
  [-1300]: { ...EMPTY, billed: "UNKNOWN" },
  [-1301]: BAD_INPUT,
  [-1304]: BAD_INPUT,
  [-1308]: UNREACHABLE,
  [-9002]: NOT_RECOGNIZED,

  7: MISCONFIGURED,
  8: MISCONFIGURED,
  17: BAD_INPUT,
  18: BAD_INPUT,
  19: MISCONFIGURED,
  20: TOO_LARGE,
  200: FAILED_INSIDE,
  201: FAILED_INSIDE,
  202: FAILED_INSIDE,
  203: FAILED_INSIDE,
  [-1400]: UNREADABLE,
  [-1403]: UNREACHABLE,
  [-1404]: NOT_RECOGNIZED,
  [-1505]: BAD_INPUT,
  [-1506]: UNREACHABLE,
  [-1507]: UNREACHABLE,
  [-5062]: UNREADABLE,
  [-5103]: NOT_RECOGNIZED,
  [-9001]: MISCONFIGURED,
  [-9005]: UNREADABLE,
  [-9006]: UNREADABLE,
};

/** "account abnormal" under code 3 is how the service says that the account is in arrears. */
const ARREARS = /account abnormal/i;

/** What the service meant by a return code other than 0. Its own message is read, never repeated. */
export function errorOfReturnCode(code: number, message: string, sessionId?: string): OcrError {
  const inArrears = code === 3 && ARREARS.test(message);
  const meaning = inArrears ? EXHAUSTED : (meaningOf(code) ?? UNKNOWN);
  return new OcrError(meaning.code, meaning.message, {
    retryable: meaning.retryable ?? false,
    billed: meaning.billed ?? "NO",
    ...(meaning.code === "OCR_BUSY" && { retryAfterMs: BUSY_RETRY_AFTER_MS }),
    provider: { code, ...(sessionId && { sessionId }) },
  });
}

/** The service counts requests per second: after one, a new count has begun. */
const BUSY_RETRY_AFTER_MS = 1000;

const meaningOf = (code: unknown): Meaning | undefined =>
  isReturnCode(code) && code !== 0 ? MEANINGS[code] : undefined;

/** Whether, and how, a call that failed so may be sent again without paying twice. */
export function resendOf(error: OcrError): Resend | undefined {
  const code = error.provider?.code;
  return meaningOf(code)?.resend;
}

/** Who is refused is this account, by what is wrong with it: any further call would be as well. */
const ACCOUNT_REFUSED: ReadonlySet<unknown> = new Set([4, 5, 6, 10, 11, 12, 14, 16, 24]);

/** Whether a failure is the account's own, whatever the picture: its credentials, or its purse. */
export const isAboutAccount = ({ code, provider }: OcrError): boolean =>
  code === "OCR_QUOTA_EXHAUSTED" || ACCOUNT_REFUSED.has(provider?.code);
