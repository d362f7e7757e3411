import { isKeyRefusal, type Failure } from "./failure.ts";
import { fetchImageLimits, isLimits, type ImageLimits } from "./image-limits.ts";

/** The key that the gateway may ask for. This tab keeps it in memory, and nothing else does. */
export interface Access {
  /** What a request brings with it: the same object until another key is accepted. */
  readonly headers: () => Readonly<Record<string, string>>;
  /**
   * What a picture must be; undefined when the gateway does not say: then it checks alone, which
   * costs an upload.
   */
  readonly limits: () => Promise<ImageLimits | undefined>;
  /** Whether the gateway has asked for a key, or for another one. */
  readonly isWanted: () => boolean;
  readonly want: () => void;
  /** Tries a key, which costs nothing, and keeps it if the gateway accepts it; else says why not. */
  readonly tryKey: (key: string) => Promise<Failure | undefined>;
  /** Calls back at each change. @returns what ends that */
  readonly listen: (listener: () => void) => () => void;
}

/** Asks the gateway for its limits at once: then it says as well whether it wants a key. */
export function createAccess(): Access {
  let headers = headersWith("");
  let isWanted = false;
  const listeners = new Set<() => void>();
  const change = (wanted: boolean) => {
    isWanted = wanted;
    for (const listener of listeners) listener();
  };
  const first = fetchImageLimits(headers).then((answer) => {
    if (isLimits(answer)) return answer;
    if (isKeyRefusal(answer)) change(true);
    return undefined;
  });
  let limits: Promise<ImageLimits | undefined> = first;
  return {
    headers: () => headers,
    limits: () => limits,
    isWanted: () => isWanted,
    want: () => change(true),
    async tryKey(key) {
      const candidate = headersWith(key);
      const answer = await fetchImageLimits(candidate);
      if (!isLimits(answer)) return answer;
      headers = candidate;
      limits = Promise.resolve(answer);
      change(false);
      return undefined;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

// Without the first an upload could come from a page of another site.
const headersWith = (key: string): Readonly<Record<string, string>> => ({
  "apollo-require-preflight": "true",
  ...(key !== "" && { authorization: `Bearer ${key}` }),
});
