import { createHash, timingSafeEqual } from "node:crypto";
import type { ApiKey } from "../config/api-keys.ts";

/** The credential of an `Authorization: Bearer …` header; undefined for any other. */
export const credentialIn = (authorization = ""): string | undefined =>
  /^Bearer +([!-~]+)$/i.exec(authorization)?.[1];

/** Compares all of a key: how long it takes tells nothing of what it should have been. */
export function findKey(credential: string, keys: readonly ApiKey[]): ApiKey | undefined {
  const digest = createHash("sha256").update(credential).digest();
  return keys.find((key) => timingSafeEqual(digest, key.digest));
}
