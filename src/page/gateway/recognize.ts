import type { Access } from "./access.ts";
import { noAnswer, refusal } from "./failure.ts";
import { HEAD_BYTES, imageFault } from "./image-check.ts";
import type { ImageLimits } from "./image-limits.ts";
import type { LicenceType } from "./licence.ts";
import { failed, type Outcome } from "./read-answer.ts";
import { bodyOf, requestOf } from "./request.ts";
import { send, type Sending } from "./send.ts";
import { fileOf, type Source } from "./source.ts";

/** Has one picture read; it never rejects, and sends one request at the most. */
export type Recognize = (source: Source, type: LicenceType, sending: Sending) => Promise<Outcome>;

/** Checks each picture by the limits before it is sent: a refusal then costs no upload. */
export function createRecognize(
  limits: Promise<ImageLimits | undefined>,
  access: Access,
): Recognize {
  return async (source, type, sending) => {
    const file = await fileOf(source, sending.signal).catch(() => null);
    if (file === null) return failed(noAnswer(false));
    const fault = file && (await faultOf(file, await limits));
    if (fault) return failed(refusal(fault));
    // Cancelled while it was looked at: nothing has gone out, and nothing will.
    if (sending.signal.aborted) return failed(noAnswer(false));
    const body = bodyOf(requestOf(source, type), file);
    const outcome = await send(body, access.headers(), sending);
    if (outcome.step === "FAILED" && outcome.failure.code === "UNAUTHENTICATED") access.want();
    return outcome;
  };
}

async function faultOf(file: Blob, limits: ImageLimits | undefined) {
  if (!limits) return undefined;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    return imageFault(head, file.size, limits);
  } catch {
    // Moved or deleted since it was chosen, or a folder.
    return "IMAGE_UNREADABLE";
  }
}
