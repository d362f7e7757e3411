import type { Item, LicenceType } from "../licence/item.ts";
import type { ReadingFailure } from "./reading/reading-error.ts";

/** To a reader process: read this. It is sent the next one only after it has answered. */
export interface ReadingOrder {
  readonly type: LicenceType;
  readonly bytes: Uint8Array;
}

/** From a reader process: first that it is ready or why not, then one answer to each order. */
export type ReaderMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "unable"; readonly message: string }
  | { readonly kind: "read"; readonly items: readonly Item[] }
  | { readonly kind: "refused"; readonly reason: ReadingFailure }
  /** A bug in the reader: where it was, without what the card says. */
  | { readonly kind: "failed"; readonly name: string; readonly frames: readonly string[] };
