import DataLoader from "dataloader";
import pLimit from "p-limit";
import type { LicenceType } from "../licence/item.ts";
import type { Image } from "./image.ts";
import type { OcrReply } from "./provider.ts";
import type { Recognizer } from "./recognizer.ts";

/** What is to be read: one picture, as one kind of licence. */
export interface Recognition {
  readonly type: LicenceType;
  readonly image: Image;
}

export type RecognitionLoader = DataLoader<Recognition, OcrReply, string>;

/** How many pictures of one request are read at the same time: others want to be served too. */
const SIDE_BY_SIDE = 4;

/**
 * Has each picture read once per request, however many fields want it.
 *
 * The service reads one picture a call, so a batch is as many calls, a few of them side by side; a
 * call's deadline begins when its turn has come. Failures are values here: one bad picture leaves
 * the others whole. Make one loader a request: results must not outlive the client who may see
 * them.
 *
 * @param caller - who asks: a result is shared with nobody else
 * @param signal - the client's: what has not been sent when it goes is not sent
 */
export const createRecognitionLoader = (
  recognizer: Recognizer,
  caller: string,
  signal?: AbortSignal,
): RecognitionLoader => {
  const inTurn = pLimit(SIDE_BY_SIDE);
  return new DataLoader(
    async (recognitions) => {
      const calls = recognitions.map(({ type, image }) =>
        inTurn(() => recognizer.recognize({ caller, type, image }, signal)),
      );
      const settled = await Promise.allSettled(calls);
      return settled.map((call) =>
        call.status === "fulfilled" ? call.value : (call.reason as Error),
      );
    },
    { name: "recognition", cacheKeyFn: ({ type, image }) => `${type} ${image.kind} ${image.id}` },
  );
};
