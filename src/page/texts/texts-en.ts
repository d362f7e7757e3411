import type { Texts } from "./texts.ts";

const TYPES = {
  DRIVER: "Driver's licence",
  VEHICLE: "Vehicle licence",
  VEHICLE_BACK: "Vehicle licence, back",
} as const;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** The page in English. */
export const TEXTS_EN: Texts = {
  language: "en",
  title: "Licence reader",
  lead: "Reads every field of a Chinese driver's or vehicle licence, and shows where in the picture it stands.",
  schema: "Schema",
  typeQuestion: "The picture shows a",
  types: TYPES,
  drop: "Drop pictures here, or paste one. Each is read at once.",
  pick: "Choose pictures or take one. Each is read at once.",
  dropNow: "Let go to have it read",
  requirements: (maxBytes, formats) =>
    `${formats.join(", ")}, up to ${(maxBytes / 2 ** 20).toFixed(0)} MB`,
  choose: "Choose pictures",
  photograph: "Take a photo",
  address: "Address of a picture",
  addressInvalid: "Give an address that starts with http:// or https://.",
  read: "Read",
  key: "Key for this gateway",
  useKey: "Use key",
  keyWanted: "This gateway needs a key. The key stays in this tab, and is gone when you close it.",
  checkingKey: "Checking …",
  keyRefused: {
    UNAUTHENTICATED: "The gateway does not accept this key. Check it, and try again.",
    FORBIDDEN: "This key is not allowed to read licences. Use another one.",
  },
  readWithKey:
    "The gateway needs a valid key. Once it has one, this picture is read automatically.",
  trySample: "Try a sample",
  nothingDropped: "There was no picture in that, nor the address of one.",
  pictures: "Pictures",
  steps: {
    WAITING: "Waiting for its turn",
    UPLOADING: "Uploading",
    READING: "Reading the picture",
    CANCELLED: "Cancelled. Nothing was read, nothing was billed.",
    FAILED: "Not read",
  },
  uploadProgress: "Upload",
  readWith: (fields, warnings) =>
    warnings === 0
      ? `${plural(fields, "field")} read`
      : `${plural(fields, "field")} read, ${plural(warnings, "warning")}`,
  readAs: (type) => `Read as ${TYPES[type].toLowerCase()}`,
  tryAgain: "Try again",
  mayBeBilled: "Trying again may be billed once more.",
  cancel: "Cancel",
  remove: (name) => `Remove ${name}`,
  removeShort: "Remove",
  pictureOf: (name) => `The picture ${name}`,
  pictureNotShown: "Your browser cannot show this picture.",
  fullSize: "Full size",
  fitSize: "Fit",
  fields: "Fields",
  notRead: "not read",
  nothingPrinted: "nothing printed",
  readText: (text) => `Read: ${text}`,
  confidence: "Confidence",
  otherText: "Other text",
  copyJson: "Copy JSON",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Copying is not allowed here",
  request: "GraphQL request",
  operation: "Operation",
  variables: "Variables",
  answer: "Answer",
  billed: {
    NO: "Not billed",
    YES: "Billed",
    UNKNOWN: "May have been billed",
  },
  retryable: "May work if tried again",
  notRetryable: "Will fail again unchanged",
  retryIn: (amount, unit, time) => `You can try again in ${plural(amount, unit)} (at ${time}).`,
  addressUnreadable:
    "The address does not lead to a picture that can be read. It may lead to a web page, or the picture may be damaged. Copy the address of the picture itself.",
  noAnswer: "The gateway did not answer. Check the connection, then try again.",
  sexes: { FEMALE: "Female", MALE: "Male" },
  indefinitely: "Indefinite (长期)",
  listComma: ", ",
  privacy:
    "Pictures and values stay in this page's memory and are gone when you close it. To be read, a picture goes to this gateway and on to the OCR service that its operator has chosen.",
};
