import { createFairLine } from "../ocr/fair-line.ts";

/** Bounds the bytes of all bodies that are held at one moment. */
export interface ByteBudget {
  /**
   * A share that holds nothing yet.
   *
   * @param caller - whose turn it is when several wait goes by this
   */
  open(caller: string): ByteShare;
  facts(): BudgetFacts;
}

export interface BudgetFacts {
  readonly heldBytes: number;
  /** Requests that wait unread. */
  readonly waiting: number;
}

/** What one request holds. Disposing ends the request: what is still in use stays counted. */
export interface ByteShare extends Disposable {
  /** Holds so many bytes more, now or when there is room. @returns whether there was in time */
  reserve(bytes: number): Promise<boolean>;
  /** Holds so many bytes more, now or not at all. @returns whether there was room */
  take(bytes: number): boolean;
  /** Keeps all that is held counted until the returned object is disposed of as well. */
  hold(): Disposable;
}

interface Waiting {
  readonly bytes: number;
  readonly settle: (isGiven: boolean) => void;
}

/**
 * @param limitBytes - for all shares together
 * @param waitMs - how long a share waits for room
 */
export function createByteBudget(limitBytes: number, waitMs: number): ByteBudget {
  const line = createFairLine<Waiting>();
  let free = limitBytes;
  const give = (bytes: number) => {
    free += bytes;
    // Nobody overtakes whose turn it is: a large picture would wait for ever.
    for (let first = line.peek(); first && first.bytes <= free; first = line.peek()) {
      line.next();
      first.settle(true);
    }
  };
  const take = (bytes: number) => {
    if (bytes > free) return false;
    free -= bytes;
    return true;
  };
  const wait = (caller: string, bytes: number, closed: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const giveUp = () => {
        line.remove((other) => other === waiting);
        waiting.settle(false);
        give(0); // who stood behind may need less
      };
      const timer = setTimeout(giveUp, waitMs);
      closed.addEventListener("abort", giveUp, { once: true });
      const waiting: Waiting = {
        bytes,
        settle(isGiven) {
          clearTimeout(timer);
          closed.removeEventListener("abort", giveUp);
          resolve(isGiven && take(bytes));
        },
      };
      line.add(caller, waiting);
    });
  return {
    open: (caller) => createShare({ take, give, wait: wait.bind(undefined, caller), line }),
    facts: () => ({ heldBytes: limitBytes - free, waiting: line.size }),
  };
}

interface Till {
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
  readonly wait: (bytes: number, closed: AbortSignal) => Promise<boolean>;
  readonly line: { readonly size: number };
}

function createShare({ take, give, wait, line }: Till): ByteShare {
  const closing = new AbortController();
  let held = 0;
  let users = 0;
  const count = (bytes: number, isGiven: boolean) => {
    if (isGiven) held += bytes;
    return isGiven;
  };
  const use = (): Disposable => {
    users++;
    let isUsed = true;
    return {
      [Symbol.dispose]() {
        if (!isUsed) return;
        isUsed = false;
        if (--users > 0) return;
        give(held);
        held = 0;
      },
    };
  };
  const request = use();
  return {
    take: (bytes) => !closing.signal.aborted && count(bytes, take(bytes)),
    async reserve(bytes) {
      if (closing.signal.aborted) return false;
      if (line.size === 0 && take(bytes)) return count(bytes, true);
      return count(bytes, await wait(bytes, closing.signal));
    },
    hold: use,
    [Symbol.dispose]() {
      closing.abort();
      request[Symbol.dispose]();
    },
  };
}
