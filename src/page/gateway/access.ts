/** The key that the gateway may ask for. This tab keeps it in memory, and nothing else does. */
export interface Access {
  /** What a request brings with it. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Whether the gateway has asked for a key, or for another one. */
  readonly isWanted: () => boolean;
  readonly want: () => void;
  readonly give: (key: string) => void;
  /** Calls back at each change. @returns what ends that */
  readonly listen: (listener: () => void) => () => void;
}

export function createAccess(): Access {
  let key = "";
  let isWanted = false;
  const listeners = new Set<() => void>();
  const change = (wanted: boolean) => {
    isWanted = wanted;
    for (const listener of listeners) listener();
  };
  return {
    // Without the first an upload could come from a page of another site.
    headers: () => ({
      "apollo-require-preflight": "true",
      ...(key !== "" && { authorization: `Bearer ${key}` }),
    }),
    isWanted: () => isWanted,
    want: () => change(true),
    give(given) {
      key = given;
      change(false);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
