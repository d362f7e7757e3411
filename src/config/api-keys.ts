import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";

/** A key that opens the door. The key itself is not kept: its digest is enough to know it by. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key. */
  readonly digest: Uint8Array;
}

/** As an operator writes a key: itself, at least so long that nobody guesses it, or its digest. */
const KEY = /^(sha256:[\da-f]{64}|(?!sha256:)[!-+\--~]{24,256})$/i;

const ENTRY = /^([\w.-]{1,64})=(.+)$/;

const ENTRIES = "must be name=key or name=sha256:…, with keys of at least 24 characters";

/** `name=key` entries, divided by commas or lines; each name and each key once. */
export const apiKeys = z.string().transform((text, context) => {
  const keys = keysFrom(text);
  if (keys) return keys;
  context.addIssue(ENTRIES);
  return z.NEVER;
});

/** The same in a file, one a line, as secrets are mounted. */
export const apiKeysFile = z.string().transform((path, context) => {
  const keys = keysFrom(textOf(path));
  if (keys) return keys;
  context.addIssue(`must name a readable file whose lines are entries: each ${ENTRIES}`);
  return z.NEVER;
});

/** One key in a setting of its own. @param name - of the one who brings it */
export const keyOf = (name: string) =>
  z
    .string()
    .regex(KEY, "must be a key of at least 24 characters, or sha256:…")
    .transform((key): ApiKey => ({ name, digest: digestOf(key) }));

export const isSameKey = (a: ApiKey, b: ApiKey): boolean => Buffer.from(a.digest).equals(b.digest);

/** Whether two entries have one name, or one key: then nobody can be told from another. */
export const areDistinct = (keys: readonly ApiKey[]): boolean =>
  [
    keys.map(({ name }) => name),
    keys.map(({ digest }) => Buffer.from(digest).toString("hex")),
  ].every((values) => new Set(values).size === values.length);

function keysFrom(text: string): readonly ApiKey[] | undefined {
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const keys = entries.flatMap((entry) => {
    const [, name = "", key = ""] = ENTRY.exec(entry) ?? [];
    return KEY.test(key) ? [{ name, digest: digestOf(key) }] : [];
  });
  return keys.length > 0 && keys.length === entries.length ? keys : undefined;
}

function digestOf(key: string): Uint8Array {
  if (/^sha256:/i.test(key)) return Buffer.from(key.slice("sha256:".length), "hex");
  return createHash("sha256").update(key).digest();
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
