import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { OcrError } from "../errors.ts";
import type { LicenceType } from "../licence/item.ts";
import type { Image } from "./image.ts";
import type { OcrReply } from "./provider.ts";

/** What became of a recognition. */
export type Outcome = { readonly reply: OcrReply } | { readonly error: OcrError };

/** What was asked, and by whom: what is remembered is remembered for this alone. */
export interface Asked {
  readonly caller: string;
  readonly type: LicenceType;
  readonly image: Image;
}

/** Answers of a short while ago, so that a repeated question is not paid for again. */
export interface ResultMemory {
  /** Names a question by a keyed digest: it tells nothing of the caller or the picture. */
  keyOf(asked: Asked): string;
  find(key: string): Outcome | undefined;
  /** Keeps an outcome, if it is one that would be paid for again in vain. */
  keep(key: string, image: Image, outcome: Outcome): void;
  facts(): MemoryFacts;
}

export interface MemoryFacts {
  readonly entries: number;
  readonly bytes: number;
}

export interface MemoryOptions {
  /** How long a result is kept, in milliseconds; 0 for not at all. */
  readonly keepMs: number;
  /** For all results together. */
  readonly limitBytes: number;
}

/** A failure is kept for as long as people try again, in milliseconds. */
const FAILURE_MS = 60_000;

/** And so is what was behind a url: it may be another picture tomorrow. */
const URL_MS = 60_000;

/**
 * Results are personal data: they are held in memory alone, and dropped when their time is over,
 * whether anybody asks or not.
 */
export function createResultMemory({ keepMs, limitBytes }: MemoryOptions): ResultMemory {
  // Of this process alone: a key seen elsewhere cannot be traced to a picture.
  const secret = randomBytes(32);
  const outcomes = new LRUCache<string, Outcome>({
    maxSize: limitBytes,
    sizeCalculation: sizeOf,
    ttl: Math.max(1, keepMs),
    ttlAutopurge: true,
  });
  return {
    keyOf: ({ caller, type, image }) =>
      createHmac("sha256", secret)
        .update(JSON.stringify([caller, type, image.kind, image.id]))
        .digest("base64url"),
    find: (key) => outcomes.get(key),
    keep(key, image, outcome) {
      const ttl = Math.min(keepMs, lifetimeOf(image, outcome));
      if (ttl > 0) outcomes.set(key, outcome, { ttl });
    },
    facts: () => ({ entries: outcomes.size, bytes: outcomes.calculatedSize }),
  };
}

/** How long an outcome is good for, in milliseconds; 0 if it says nothing about the next time. */
function lifetimeOf({ kind }: Image, outcome: Outcome): number {
  if ("reply" in outcome) return kind === "url" ? URL_MS : Infinity;
  // Whoever is told to mend what is behind a url wants it looked at again.
  return kind === "upload" && isLasting(outcome.error) ? FAILURE_MS : 0;
}

/** Says the same of the same picture every time, or was paid for without doubt. */
const isLasting = ({ code, billed }: OcrError) =>
  code === "LICENCE_NOT_RECOGNIZED" || code === "IMAGE_UNREADABLE" || billed === "YES";

/** What a remembered outcome takes, roughly: two bytes a character, and the objects around them. */
const sizeOf = (outcome: Outcome) =>
  512 + ("reply" in outcome ? 2 * JSON.stringify(outcome.reply).length : 0);
