import type { Item, LicenceType } from "../licence/item.ts";
import type { Image } from "./image.ts";

/** What an OCR service answered, in our words. */
export interface OcrReply {
  /** The service's name for this call: quote it to its support. */
  readonly sessionId?: string;
  readonly items: readonly Item[];
}

/** One OCR service. Everything above the courier sees providers through this alone. */
export interface OcrProvider extends AsyncDisposable {
  /**
   * Has one picture read. This may cost money.
   *
   * @param signal - the client's: an abort before the request goes out costs nothing; a request
   *   that is out is finished, since it may be charged anyway
   * @throws {OcrError} whatever goes wrong, within the provider's deadline
   */
  recognize(type: LicenceType, image: Image, signal?: AbortSignal): Promise<OcrReply>;
  /** Whether a recognition would have a chance now. Never sends a paid call. */
  isReady(): Promise<boolean>;
}
