import type { Item } from "../licence/item.ts";
import { readImageHeader } from "../ocr/image-format.ts";
import type { WireItem } from "../ocr/wire.ts";
import type { Caller } from "./authenticate.ts";
import { download, DownloadError, type AllowedUrls } from "./download.ts";
import type { Log } from "./events.ts";
import { judgeParameters, type GivenParameters, type Source } from "./parameters.ts";
import type { ClientWait } from "./client-wait.ts";
import type { Readers } from "./readers.ts";
import { Refusal } from "./refusal.ts";

export interface RecognitionOptions {
  readonly readers: Readers;
  readonly allowPrivateUrls: boolean;
  readonly allowedUrls: AllowedUrls;
  readonly log: Log;
}

/**
 * Reads the licence that a proven caller asks for.
 *
 * @param wait - how long its client waits
 * @throws {Refusal} with the code that the API page has for what is wrong
 */
export async function recognize(
  caller: Caller,
  given: GivenParameters,
  wait: ClientWait,
  options: RecognitionOptions,
): Promise<readonly WireItem[]> {
  mustBeSignedFor(caller, given);
  const { type, source } = judgeParameters(given);
  const bytes = await bytesOf(source, wait.signal, options);
  // Cheap, and keeps what is no picture from waiting in line.
  const header = readImageHeader(bytes);
  if (header === "EMPTY") throw new Refusal(-1300);
  if (typeof header === "string") throw new Refusal(-1102);
  return (await options.readers.read({ type, bytes }, wait)).map(wireItemOf);
}

/**
 * The appid and bucket that were signed must be those that are asked for.
 *
 * A signature without a bucket, or a request without one, is for whichever the account has: the
 * original service's own clients leave them out. An account without a bucket takes any name.
 */
function mustBeSignedFor({ account, bucket, isForFile }: Caller, given: GivenParameters): void {
  if (given.appid && given.appid !== account.appId) throw new Refusal(6);
  if (bucket && given.bucket && given.bucket !== bucket) throw new Refusal(6);
  if (isForFile) throw new Refusal(6);
  if (!account.bucket) return;
  for (const named of [bucket, given.bucket])
    if (named && named !== account.bucket) throw new Refusal(16);
}

/** Whatever kept the picture from coming, the caller hears the same: this is no scanner of networks. */
async function bytesOf(source: Source, signal: AbortSignal, options: RecognitionOptions) {
  if (source.kind === "image") return source.bytes;
  const { allowPrivateUrls, allowedUrls, log } = options;
  try {
    return await download(source.url, { allowPrivateUrls, allowedUrls, signal });
  } catch (cause) {
    if (!(cause instanceof DownloadError)) throw cause;
    log({ event: "download-failed", fault: cause.fault });
    throw new Refusal(cause.fault === "URL_INVALID" ? 21 : -1308, { cause });
  }
}

const wireItemOf = ({ label, text, confidence, box }: Item): WireItem => ({
  item: label,
  itemstring: text,
  itemconf: confidence,
  ...(box && { itemcoord: { x: box.x, y: box.y, width: box.width, height: box.height } }),
});
