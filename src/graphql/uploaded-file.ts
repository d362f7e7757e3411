import type { Hold } from "../ocr/image.ts";

/** A file of a multipart request, held in memory: what an `Upload` variable resolves to. */
export interface UploadedFile {
  readonly bytes: Uint8Array;
  /** Keeps the bytes counted beyond the life of the request, until disposed of. */
  readonly hold: Hold;
}
