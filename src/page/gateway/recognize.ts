import type { Access } from "./access.ts";
import { isKeyRefusal, noAnswer, refusal } from "./failure.ts";
import { HEAD_BYTES, imageFault } from "./image-check.ts";
import type { ImageLimits } from "./image-limits.ts";
import type { LicenceType } from "./licence.ts";
import { failed, type Outcome } from "./read-answer.ts";
import { bodyOf, requestOf } from "./request.ts";
import { send, type Sending } from "./send.ts";
import { fileOf, type Source } from "./source.ts";

/** Has one picture read, once; it never rejects. */
export type Recognize = (source: Source, type: LicenceType, sending: Sending) => Promise<Outcome>;

/** Checks each picture by the limits before it is sent: a refusal then costs no upload. */
export function createRecognize(access: Access): Recognize {
  return async (source, type, sending) => {
    const file = await fileOf(source, sending.signal).catch(() => null);
    if (file === null) return failed(noAnswer(false));
    const fault = file && (await faultOf(file, await access.limits()));
    if (fault) return failed(refusal(fault));
    // Cancelled while it was looked at: nothing has gone out, and nothing will.
    if (sending.signal.aborted) return failed(noAnswer(false));
    return sendWithKey(bodyOf(requestOf(source, type), file), access, sending);
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

/** Sends the request, and once more if another key has been accepted since: a refused one read nothing. */
async function sendWithKey(
  body: string | FormData,
  access: Access,
  sending: Sending,
): Promise<Outcome> {
  const headers = access.headers();
  const outcome = await send(body, headers, sending);
  if (outcome.step !== "FAILED" || !isKeyRefusal(outcome.failure)) return outcome;
  if (access.headers() !== headers) return sendWithKey(body, access, sending);
  access.want();
  return outcome;
}
