import type { Billed, KeyRefusalCode } from "../gateway/failure.ts";
import type { LicenceType } from "../gateway/licence.ts";

/** Every sentence of the page, in one language. */
export interface Texts {
  /** The `lang` of the document. */
  readonly language: "zh-CN" | "en";
  readonly title: string;
  readonly lead: string;
  readonly schema: string;
  readonly typeQuestion: string;
  readonly types: Readonly<Record<LicenceType, string>>;
  readonly drop: string;
  /** Instead of `drop`, where nothing can be dragged. */
  readonly pick: string;
  readonly dropNow: string;
  readonly requirements: (maxBytes: number, formats: readonly string[]) => string;
  readonly choose: string;
  readonly photograph: string;
  readonly address: string;
  readonly addressInvalid: string;
  readonly read: string;
  readonly key: string;
  readonly useKey: string;
  readonly keyWanted: string;
  readonly checkingKey: string;
  readonly keyRefused: Readonly<Record<KeyRefusalCode, string>>;
  /** Of a picture that was refused for want of a key. */
  readonly readWithKey: string;
  readonly trySample: string;
  readonly nothingDropped: string;
  readonly pictures: string;
  readonly steps: Readonly<
    Record<"WAITING" | "UPLOADING" | "READING" | "CANCELLED" | "FAILED", string>
  >;
  readonly uploadProgress: string;
  readonly readWith: (fields: number, warnings: number) => string;
  readonly readAs: (type: LicenceType) => string;
  readonly tryAgain: string;
  readonly mayBeBilled: string;
  readonly cancel: string;
  readonly remove: (name: string) => string;
  readonly removeShort: string;
  readonly pictureOf: (name: string) => string;
  readonly pictureNotShown: string;
  readonly fullSize: string;
  readonly fitSize: string;
  readonly fields: string;
  readonly notRead: string;
  /** Where the office printed a dash. */
  readonly nothingPrinted: string;
  readonly readText: (text: string) => string;
  readonly confidence: string;
  readonly otherText: string;
  readonly copyJson: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly request: string;
  readonly operation: string;
  readonly variables: string;
  readonly answer: string;
  readonly billed: Readonly<Record<Billed, string>>;
  readonly retryable: string;
  readonly notRetryable: string;
  /** @param time - of the day, as a clock shows it */
  readonly retryIn: (amount: number, unit: "second" | "minute", time: string) => string;
  /** Of a picture that was given by its address. */
  readonly addressUnreadable: string;
  readonly noAnswer: string;
  readonly sexes: Readonly<Record<"FEMALE" | "MALE", string>>;
  readonly indefinitely: string;
  readonly listComma: string;
  readonly privacy: string;
}
