import { OcrError } from "../errors.ts";
import type { TransportError } from "./transport.ts";

/** A call that ended without a whole reply, told to the client. */
export function errorOfTransport(error: TransportError, timedOut: boolean): OcrError {
  const billed = error.maybeSent ? "UNKNOWN" : "NO";
  const options = { cause: error, retryable: true, billed } as const;
  if (timedOut)
    return new OcrError("OCR_TIMEOUT", "The OCR service did not answer in time.", options);
  if (error.replyBegan)
    return new OcrError("OCR_BAD_REPLY", "The OCR service broke off its reply.", options);
  return new OcrError(
    "OCR_UNAVAILABLE",
    "The OCR service is not available: try again later.",
    options,
  );
}
