import { createCloudImage } from "../../src/ocr/cloud-image.ts";
import { createRecognizer, type RecognizerOptions } from "../../src/ocr/recognizer.ts";
import type { ProviderCode, Recognized, Watch } from "../../src/ocr/watch.ts";
import { ACCOUNT } from "./local-ocr.ts";

/** A recognizer before the OCR service at this address, in no hurry and without a memory. */
export const recognizerFor = (
  endpoint: URL,
  options: Partial<RecognizerOptions> = {},
  watch: Watch = createWatch(),
) =>
  createRecognizer(
    createCloudImage({ endpoint, credentials: ACCOUNT, connections: options.concurrency ?? 32 }),
    {
      timeoutMs: 5000,
      concurrency: 32,
      maxWaiting: 4 * (options.concurrency ?? 32),
      callsPerSecond: undefined,
      memoryMs: 0,
      memoryBytes: 2 ** 20,
      ...options,
    },
    watch,
  );

/** Keeps all that it is told. */
export function createWatch() {
  const recognized: Recognized[] = [];
  const called: ProviderCode[] = [];
  return {
    recognitions: recognized,
    codes: called,
    recognized: (fact: Recognized) => void recognized.push(fact),
    called: (code: ProviderCode) => void called.push(code),
  };
}
