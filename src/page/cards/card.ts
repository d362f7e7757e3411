import { isKeyRefusal } from "../gateway/failure.ts";
import type { LicenceType } from "../gateway/licence.ts";
import type { Outcome } from "../gateway/read-answer.ts";
import type { Source } from "../gateway/source.ts";

/** Where a picture is on its way; `readAs` is the type it was last read as. */
export type CardState =
  | { readonly step: "WAITING" }
  | { readonly step: "UPLOADING"; readonly percent: number }
  | { readonly step: "READING" }
  | { readonly step: "CANCELLED" }
  | (Outcome & { readonly readAs: LicenceType });

/** One picture on the page. */
export interface Card {
  readonly id: number;
  readonly source: Source;
  readonly name: string;
  /** Where the browser finds the picture to show it. */
  readonly previewUrl: string;
  /** What it is said to show. Another choice here reads nothing by itself. */
  readonly type: LicenceType;
  readonly state: CardState;
}

/** Whether the picture has been asked for, and its end has not come. */
export const isPending = ({ state: { step } }: Card) =>
  step === "WAITING" || step === "UPLOADING" || step === "READING";

/** Whether stopping now is sure to cost nothing: the request has not gone out whole. */
export const isCancellable = ({ state: { step } }: Card) =>
  step === "WAITING" || step === "UPLOADING";

/** Whether the picture was not read for want of a key. */
export const isRefused = ({ state }: Card) =>
  state.step === "FAILED" && isKeyRefusal(state.failure);

/** Whether both stand for one picture; every file is a picture of its own. */
export function isSamePicture(one: Source, other: Source): boolean {
  if (one.kind === "URL") return other.kind === "URL" && one.url === other.url;
  return one.kind === "SAMPLE" && other.kind === "SAMPLE" && one.path === other.path;
}
