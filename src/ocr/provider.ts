import type { Item, LicenceType } from "../licence/item.ts";
import type { Image } from "./image.ts";

/** What an OCR service answered, in our words. */
export interface OcrReply {
  /** The service's name for this call: quote it to its support. */
  readonly sessionId?: string;
  readonly items: readonly Item[];
}

/** When a call ends without its reply. */
export interface Ends {
  /** Ends it, whatever stage it is in. */
  readonly deadline: AbortSignal;
  /** The moment of the deadline, in milliseconds of `performance.now()`. */
  readonly endsAtMs: number;
  /** Ends it only while nothing of it has left: what is out may be charged anyway. */
  readonly allGone: AbortSignal;
}

/** One OCR service. Everything above the courier sees providers through this alone. */
export interface OcrProvider extends AsyncDisposable {
  /**
   * Has one picture read, by one call that may cost money. It never calls a second time: whether
   * that is safe is judged in one place for all providers.
   *
   * @throws {OcrError} whatever goes wrong. Its cause is a `TransportError` where no reply came
   */
  recognize(type: LicenceType, image: Image, ends: Ends): Promise<OcrReply>;
  /** Whether the service can be reached, and could read a picture now. Never sends a paid call. */
  isReady(): Promise<boolean>;
}
