/** Bounds the bytes of all bodies that are held at one moment. */
export interface ByteBudget {
  /** Takes a share, or returns undefined when there is no room. Disposing gives it back, once. */
  reserve(bytes: number): Disposable | undefined;
}

/** @param limitBytes - for all shares together */
export function createByteBudget(limitBytes: number): ByteBudget {
  let free = limitBytes;
  return {
    reserve(bytes) {
      if (bytes > free) return undefined;
      free -= bytes;
      let held = bytes;
      return {
        [Symbol.dispose]() {
          free += held;
          held = 0;
        },
      };
    },
  };
}
