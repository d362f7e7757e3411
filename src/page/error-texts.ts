/**
 * What a form says about each `extensions.code`, in Chinese and English. Copy this file, or import
 * it: it needs nothing else.
 *
 * `toDo` tells whom the text is for: the `PERSON` at the form who can give a better picture, the
 * person who only has to `WAIT`, or the `TEAM` that runs or calls the gateway; then the person
 * can only be told that it is not their fault.
 */
export interface ErrorText {
  readonly zh: string;
  readonly en: string;
  readonly toDo: "PERSON" | "WAIT" | "TEAM";
}

export const ERROR_TEXTS = {
  BAD_USER_INPUT: {
    zh: "请选择一张图片，或填写一个以 http:// 或 https:// 开头的公网图片地址。",
    en: "Choose a picture, or give its public address, which starts with http:// or https://.",
    toDo: "PERSON",
  },
  IMAGE_EMPTY: {
    zh: "图片是空的，请重新选择。",
    en: "The picture is empty. Choose it again.",
    toDo: "PERSON",
  },
  IMAGE_TOO_LARGE: {
    zh: "图片太大，请换一张小于 6 MB 的图片。",
    en: "The picture is too large. Choose one below 6 MB.",
    toDo: "PERSON",
  },
  IMAGE_FORMAT_UNSUPPORTED: {
    zh: "不支持这种图片格式，请使用 JPEG、PNG 或 BMP。",
    en: "This kind of picture is not supported. Use JPEG, PNG or BMP.",
    toDo: "PERSON",
  },
  IMAGE_UNREADABLE: {
    zh: "图片已损坏或不完整，请重新拍摄。",
    en: "The picture is damaged or incomplete. Take a new one.",
    toDo: "PERSON",
  },
  IMAGE_URL_UNREACHABLE: {
    zh: "无法下载这个地址的图片，请检查地址，或直接上传图片。",
    en: "The picture could not be downloaded. Check its address, or upload it.",
    toDo: "PERSON",
  },
  LICENCE_NOT_RECOGNIZED: {
    zh: "图片中没有找到所选的证件。请检查证件类型，并在光线充足处拍全整页。",
    en: "No licence of this kind was found. Check the kind, and photograph the whole page in good light.",
    toDo: "PERSON",
  },
  OCR_BUSY: {
    zh: "识别服务繁忙，请稍后再试。",
    en: "The service is busy. Try again in a moment.",
    toDo: "WAIT",
  },
  OCR_UNAVAILABLE: {
    zh: "识别服务暂时不可用，请稍后再试。",
    en: "The service is not available just now. Try again later.",
    toDo: "WAIT",
  },
  OCR_TIMEOUT: {
    zh: "识别超时，请稍后再试。",
    en: "Reading took too long. Try again later.",
    toDo: "WAIT",
  },
  OCR_BAD_REPLY: {
    zh: "识别服务的结果无法读取，请联系我们。",
    en: "The service gave an answer that cannot be read. Please tell us.",
    toDo: "TEAM",
  },
  OCR_QUOTA_EXHAUSTED: {
    zh: "识别额度已用完，我们会尽快处理。",
    en: "The quota for readings is used up. We are taking care of it.",
    toDo: "TEAM",
  },
  OCR_MISCONFIGURED: {
    zh: "识别服务配置有误，我们会尽快处理。",
    en: "The service is not set up correctly. We are taking care of it.",
    toDo: "TEAM",
  },
  UNAUTHENTICATED: { zh: "请先登录。", en: "Sign in first.", toDo: "PERSON" },
  FORBIDDEN: {
    zh: "您没有识别证件的权限。",
    en: "You are not allowed to have licences read.",
    toDo: "TEAM",
  },
  RATE_LIMITED: {
    zh: "操作过于频繁，请稍后再试。",
    en: "That was too often. Try again in a moment.",
    toDo: "WAIT",
  },
  OVERLOADED: {
    zh: "当前使用人数较多，请稍后再试。",
    en: "Many people are using this just now. Try again in a moment.",
    toDo: "WAIT",
  },
  OPERATION_TOO_COSTLY: {
    zh: "一次提交的图片太多，请分批提交。",
    en: "Too many pictures at once. Send them in smaller groups.",
    toDo: "PERSON",
  },
  PAYLOAD_TOO_LARGE: {
    zh: "提交的内容太大，请换一张小于 6 MB 的图片。",
    en: "That is too large to send. Choose a picture below 6 MB.",
    toDo: "PERSON",
  },
  CSRF_PREVENTED: {
    zh: "请求被拒绝，请刷新页面后重试。",
    en: "The request was refused. Reload the page and try again.",
    toDo: "TEAM",
  },
  BAD_REQUEST: {
    zh: "请求有误，请联系我们。",
    en: "The request was wrong. Please tell us.",
    toDo: "TEAM",
  },
  GRAPHQL_PARSE_FAILED: {
    zh: "请求有误，请联系我们。",
    en: "The request was wrong. Please tell us.",
    toDo: "TEAM",
  },
  GRAPHQL_VALIDATION_FAILED: {
    zh: "请求有误，请刷新页面后重试。",
    en: "The request was wrong. Reload the page and try again.",
    toDo: "TEAM",
  },
  INTERNAL_SERVER_ERROR: {
    zh: "系统出错，请稍后再试。",
    en: "Something went wrong on our side. Try again later.",
    toDo: "TEAM",
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

/** Every code that `extensions.code` may hold. */
export type ErrorCode = keyof typeof ERROR_TEXTS;

/** The text for a code in a language such as `zh-CN`; a code that is not known here is a bug. */
export function errorText(code: unknown, language: string): string {
  const known = typeof code === "string" && Object.hasOwn(ERROR_TEXTS, code);
  const text = ERROR_TEXTS[known ? (code as ErrorCode) : "INTERNAL_SERVER_ERROR"];
  return language.toLowerCase().startsWith("zh") ? text.zh : text.en;
}
