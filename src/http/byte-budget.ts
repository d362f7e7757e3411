/** Bounds the bytes of all bodies that are held at one moment. */
export interface ByteBudget {
  /** A share that holds nothing yet. Disposing gives back what it holds, for good. */
  open(): ByteShare;
}

/** What one request holds. */
export interface ByteShare extends Disposable {
  /** Holds so many bytes more. @returns whether there was room; without, nothing changes */
  take(bytes: number): boolean;
}

/** @param limitBytes - for all shares together */
export function createByteBudget(limitBytes: number): ByteBudget {
  let free = limitBytes;
  return {
    open() {
      let held = 0;
      let isOpen = true;
      return {
        take(bytes) {
          if (!isOpen || bytes > free) return false;
          free -= bytes;
          held += bytes;
          return true;
        },
        [Symbol.dispose]() {
          free += held;
          held = 0;
          isOpen = false;
        },
      };
    },
  };
}
