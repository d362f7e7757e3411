export interface ReturnCodeFacts {
  /** Our name for it: for logs, metrics and tests. */
  readonly name: string;
  /** What the reply says beside it: the service's own text where one is known, else the page's words. */
  readonly message: string;
}

/**
 * Every return code of the OCR service that is known; the local service gives some of them.
 *
 * The first three groups are the API page's own table. What its later versions, and the general
 * table of the sibling services on the same host, add stands below.
 *
 * @see Tencent Cloud 万象优图, OCR-行驶证驾驶证识别 §4, and 错误码说明 (product/641/12410)
 */
export const RETURN_CODES = {
  0: { name: "OK", message: "OK" },

  3: { name: "BAD_REQUEST", message: "错误的请求" },
  4: { name: "SIGNATURE_EMPTY", message: "签名为空" },
  5: { name: "SIGNATURE_MALFORMED", message: "签名串错误" },
  6: { name: "SIGNATURE_FOR_OTHER_TARGET", message: "签名中的appid/bucket与操作目标不匹配" },
  9: { name: "SIGNATURE_EXPIRED", message: "签名过期" },
  10: { name: "APPID_UNKNOWN", message: "appid不存在" },
  11: { name: "SECRETID_UNKNOWN", message: "secretid不存在" },
  12: { name: "APPID_SECRETID_MISMATCH", message: "appid和secretid不匹配" },
  13: { name: "REPLAYED", message: "重放攻击" },
  14: { name: "SIGNATURE_WRONG", message: "签名校验失败" },
  15: { name: "TOO_FREQUENT", message: "操作太频繁，触发频控" },
  16: { name: "BUCKET_UNKNOWN", message: "Bucket不存在" },
  21: { name: "PARAMETER_INVALID", message: "无效参数" },
  23: { name: "BODY_TOO_LARGE", message: "请求包体过大" },
  24: { name: "NO_PERMISSION", message: "没有权限" },
  25: { name: "QUOTA_EXHAUSTED", message: "您购买的资源已用完" },
  107: { name: "AUTH_UNAVAILABLE", message: "鉴权服务不可用" },
  108: { name: "AUTH_UNREACHABLE", message: "鉴权服务不可用" },
  213: { name: "INTERNAL_ERROR", message: "内部错误" },

  [-1102]: { name: "IMAGE_UNDECODABLE", message: "SDK_IMAGE_DECODE_FAILED" },
  [-1300]: { name: "IMAGE_EMPTY", message: "ERROR_IMAGE_EMPTY" },
  [-1301]: { name: "PARAMETER_EMPTY", message: "ERROR_PARAMETER_EMPTY" },
  [-1304]: { name: "PARAMETER_TOO_LONG", message: "ERROR_PARAMETER_TOO_LONG" },
  [-1308]: { name: "DOWNLOAD_FAILED", message: "ERROR_DOWNLOAD_IMAGE_FAILED" },
  [-9002]: { name: "NOT_RECOGNIZED", message: "OCR识别失败" },

  [-9001]: { name: "TYPE_INVALID", message: "type错误" },
  [-9005]: { name: "IMAGE_INVALID", message: "无效图片" },
  [-9006]: { name: "PREPROCESSING_FAILED", message: "图片预处理失败" },

  7: { name: "SIGNATURE_ENCODING_FAILED", message: "签名编码内部错误" },
  8: { name: "SIGNATURE_DECODING_FAILED", message: "签名解码内部错误" },
  17: { name: "URL_EMPTY", message: "url为空" },
  18: { name: "NO_IMAGE_OR_URL", message: "没有图片或url" },
  19: { name: "TOO_MANY_IMAGES", message: "图片数过多" },
  20: { name: "IMAGE_TOO_LARGE", message: "图片过大" },
  200: { name: "PACKING_FAILED", message: "内部打包失败" },
  201: { name: "UNPACKING_FAILED", message: "内部解包失败" },
  202: { name: "LINK_FAILED", message: "内部链接失败" },
  203: { name: "INTERNAL_TIMEOUT", message: "内部处理超时" },
  [-1400]: { name: "IMAGE_FORMAT_ILLEGAL", message: "图片格式非法" },
  [-1403]: { name: "IMAGE_DOWNLOAD_FAILED", message: "图片下载失败" },
  [-1404]: { name: "IMAGE_UNRECOGNIZABLE", message: "图片无法识别" },
  [-1505]: { name: "URL_ILLEGAL", message: "url格式不对" },
  [-1506]: { name: "DOWNLOAD_TIMEOUT", message: "图片下载超时" },
  [-1507]: { name: "IMAGE_SERVER_UNREACHABLE", message: "无法访问图片服务器" },
  [-5062]: { name: "IMAGE_FLAGGED", message: "图片被标记" },
  [-5103]: { name: "OCR_FAILED", message: "OCR_RECOG_FAILED" },
} as const satisfies Readonly<Record<number, ReturnCodeFacts>>;

/** A return code with a known meaning; 0 is success. */
export type ReturnCode = keyof typeof RETURN_CODES;

/** Whether the meaning of a code is known: a reply may hold any number. */
export function isReturnCode(code: unknown): code is ReturnCode {
  return typeof code === "number" && Object.hasOwn(RETURN_CODES, code);
}
