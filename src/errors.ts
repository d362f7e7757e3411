/**
 * What a client may find in `extensions.code`, beside GraphQL's own parse and validation codes.
 * Adding one is a minor release; renaming one is a major one.
 */
export type ErrorCode = ImageErrorCode | OcrErrorCode | RequestErrorCode;

/** The picture, or the way it was given, cannot be used. */
export type ImageErrorCode =
  | "BAD_USER_INPUT"
  | "IMAGE_EMPTY"
  | "IMAGE_TOO_LARGE"
  | "IMAGE_FORMAT_UNSUPPORTED"
  | "IMAGE_UNREADABLE";

/** The OCR service answered with a failure, or did not answer. */
export type OcrErrorCode =
  | ImageErrorCode
  | "IMAGE_URL_UNREACHABLE"
  | "LICENCE_NOT_RECOGNIZED"
  | "OCR_BUSY"
  | "OCR_UNAVAILABLE"
  | "OCR_TIMEOUT"
  | "OCR_BAD_REPLY"
  | "OCR_QUOTA_EXHAUSTED"
  | "OCR_MISCONFIGURED";

/** The HTTP request was refused before anything of it was executed. */
export type RequestErrorCode =
  | "BAD_REQUEST"
  | "PAYLOAD_TOO_LARGE"
  | "CSRF_PREVENTED"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "RATE_LIMITED"
  | "OVERLOADED"
  | "OPERATION_TOO_COSTLY";

/** Whether the provider charged for the failed call. */
export type Billed = "NO" | "YES" | "UNKNOWN";

/**
 * Base of every error this gateway throws on purpose.
 *
 * Its message is written for the client and reaches the client. Whatever is for
 * us alone goes into `cause`, which is never sent.
 */
export abstract class GatewayError extends Error {
  abstract readonly code: ErrorCode;
  /** Whether the same request, sent again later, may do better. */
  readonly retryable: boolean = false;
  readonly billed: Billed = "NO";

  override get name(): string {
    return this.constructor.name;
  }
}

/** The client's picture cannot be used; no call was made. Sending it again unchanged fails again. */
export class ImageError extends GatewayError {
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface OcrErrorOptions extends ErrorOptions {
  readonly retryable?: boolean;
  readonly billed?: Billed;
  /** How long the caller should wait before asking again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The provider's own return code, and the session to quote to its support. */
  readonly provider?: ProviderFacts;
}

export interface ProviderFacts {
  readonly code?: number | string;
  readonly sessionId?: string;
}

/** The OCR service refused the picture, or failed us. */
export class OcrError extends GatewayError {
  readonly code: OcrErrorCode;
  override readonly retryable: boolean;
  override readonly billed: Billed;
  readonly retryAfterMs: number | undefined;
  readonly provider: ProviderFacts | undefined;

  constructor(code: OcrErrorCode, message: string, options: OcrErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.billed = options.billed ?? "NO";
    this.retryAfterMs = options.retryAfterMs;
    this.provider = options.provider;
  }
}

export interface RequestErrorOptions extends ErrorOptions {
  /** What HTTP wants said with this status. Default: nothing. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the caller should wait before asking again, in milliseconds: then it may do better. */
  readonly retryAfterMs?: number;
}

/** The HTTP request was not executed, so the status line says so too. */
export class RequestError extends GatewayError {
  readonly code: RequestErrorCode;
  readonly status: number;
  override readonly retryable: boolean;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: RequestErrorCode,
    status: number,
    message: string,
    options: RequestErrorOptions = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.headers = options.headers;
    this.retryAfterMs = options.retryAfterMs;
    this.retryable = options.retryAfterMs !== undefined;
  }
}

/** What may be said of an unexpected error: its kind and its place. Its message may quote a card. */
export interface Bug {
  readonly name: string;
  readonly frames: readonly string[];
}

export function bugOf(error: unknown): Bug {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const lines = error.stack?.split("\n") ?? [];
  const frames = lines.filter((line) => FRAME.test(line)).map((line) => line.trim());
  return { name: error.constructor.name, frames: frames.slice(0, 8) };
}

const FRAME = /^ {4}at /;
