import { LRUCache } from "lru-cache";
import type { OcrProvider } from "./provider.ts";

/** How long an answer is good for, in milliseconds. */
const REMEMBERED_MS = 1000;

/** Asks a provider for a sign of life, once a second at most, however many want to know. */
export function createReadiness(provider: Pick<OcrProvider, "isReady">): () => Promise<boolean> {
  const probes = new LRUCache<"ready", boolean>({
    max: 1,
    ttl: REMEMBERED_MS,
    fetchMethod: () => provider.isReady(),
  });
  return async () => (await probes.fetch("ready")) ?? false;
}
