import type { RETURN_CODES, ReturnCode } from "../ocr/return-codes.ts";
import type { DownloadFault } from "./download.ts";

/** What the service tells its operator. A closed set: no picture, no url, no id is ever in one. */
export type LocalOcrEvent =
  | { readonly event: "answered"; readonly code: CodeName; readonly durationMs: number }
  | { readonly event: "abandoned"; readonly durationMs: number }
  | { readonly event: "download-failed"; readonly fault: DownloadFault }
  | { readonly event: "reader-ready"; readonly pid: number; readonly durationMs: number }
  | { readonly event: "reader-too-slow"; readonly pid: number }
  | { readonly event: "reader-gone"; readonly pid: number; readonly exit: string }
  | { readonly event: "service-gone"; readonly exit: string }
  /** A bug of ours. Where it was, without its message: that may hold what a card says. */
  | { readonly event: "bug"; readonly name: string; readonly frames: readonly string[] };

export type Log = (event: LocalOcrEvent) => void;

type CodeName = (typeof RETURN_CODES)[ReturnCode]["name"];
