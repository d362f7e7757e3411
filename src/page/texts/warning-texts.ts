import type { WarningCode } from "../gateway/licence.ts";
import type { Texts } from "./texts.ts";

/** What each doubt asks of a person, in both languages. */
export const WARNING_TEXTS: Readonly<
  Record<WarningCode, Readonly<Record<Texts["language"], string>>>
> = {
  CHECK_DIGIT_MISMATCH: {
    "zh-CN": "校验位不符，请对照图片核对。",
    en: "The check digit does not match. Compare with the picture.",
  },
  EXPIRED: { "zh-CN": "已过有效期。", en: "It has expired." },
  INCONSISTENT: {
    "zh-CN": "与其他内容矛盾，请核对。",
    en: "It contradicts another reading. Compare both.",
  },
  INVALID_FORMAT: {
    "zh-CN": "读到的内容不符合格式。",
    en: "What was read is not in the format of this field.",
  },
  LOW_CONFIDENCE: {
    "zh-CN": "把握不大，请对照图片核对。",
    en: "The reading is unsure. Compare with the picture.",
  },
  MISSING_FIELD: { "zh-CN": "图片中没有读到此项。", en: "Nothing was read for this field." },
};
