import { createFairLine } from "../ocr/fair-line.ts";

/** Bounds the bytes of all bodies that are held at one moment, and what one caller may hold of them. */
export interface ByteBudget {
  /**
   * A share that holds nothing yet.
   *
   * @param caller - whose turn it is when several wait, and how much is left to others, goes by this
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
  readonly heldBytes: number;
  /** Holds so many bytes more, now or when there is room. @returns whether there was in time */
  reserve(bytes: number): Promise<boolean>;
  /** Holds so many bytes more, now or not at all. @returns whether there was room */
  take(bytes: number): boolean;
  /** Holds so many bytes less. @param bytes - of those that it holds */
  giveBack(bytes: number): void;
  /** Keeps all that is held counted until the returned object is disposed of as well. */
  hold(): Disposable;
}

/** What one request holds, in the books. */
interface Account {
  readonly caller: string;
  heldBytes: number;
}

interface Waiting {
  readonly account: Account;
  readonly bytes: number;
  readonly settle: (isGiven: boolean) => void;
}

/**
 * A caller's share shrinks as others come: beside a request that is under way, further ones get
 * room as long as the caller holds no more than is then left free for everybody else. One greedy
 * caller leaves half of the budget, two leave a third, and so on. These are the dynamic thresholds
 * (with alpha = 1) by which switches share a buffer among their ports.
 *
 * @param limitBytes - for all shares together
 * @param waitMs - how long a share waits for room
 * @see Choudhury and Hahne, “Dynamic queue length thresholds for shared-memory packet switches”,
 *   IEEE/ACM Transactions on Networking 6 (1998)
 */
export function createByteBudget(limitBytes: number, waitMs: number): ByteBudget {
  const line = createFairLine<Waiting>();
  const heldByCaller = new Map<string, number>();
  let free = limitBytes;
  return {
    open: (caller) => createShare({ caller, heldBytes: 0 }, { take, give, wait }),
    facts: () => ({ heldBytes: limitBytes - free, waiting: line.size }),
  };

  function add(account: Account, bytes: number): void {
    free -= bytes;
    account.heldBytes += bytes;
    const held = (heldByCaller.get(account.caller) ?? 0) + bytes;
    if (held === 0) heldByCaller.delete(account.caller);
    else heldByCaller.set(account.caller, held);
  }

  /** A caller's only request is within its share, however much it brings. */
  function isOverShare({ caller, heldBytes }: Account, bytes: number): boolean {
    const held = heldByCaller.get(caller) ?? 0;
    return held > heldBytes && held + bytes > free - bytes;
  }

  function take(account: Account, bytes: number): boolean {
    if (bytes > free || isOverShare(account, bytes)) return false;
    add(account, bytes);
    return true;
  }

  function give(account: Account, bytes: number): void {
    add(account, -bytes);
    serve();
  }

  /** In turn, save those who are over their share: they wait for what they hold themselves. */
  function serve(): void {
    for (;;) {
      const first = line.firsts().find(({ account, bytes }) => !isOverShare(account, bytes));
      // Nobody overtakes who lacks nothing but free room: a large picture would wait for ever.
      if (!first || !take(first.account, first.bytes)) return;
      line.takeFrom(first.account.caller);
      first.settle(true);
    }
  }

  function wait(account: Account, bytes: number, closed: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = () => {
        line.remove((other) => other === waiting);
        waiting.settle(false);
        serve(); // who stood behind may need less
      };
      const timer = setTimeout(giveUp, waitMs);
      closed.addEventListener("abort", giveUp, { once: true });
      const waiting: Waiting = {
        account,
        bytes,
        settle(isGiven) {
          clearTimeout(timer);
          closed.removeEventListener("abort", giveUp);
          resolve(isGiven);
        },
      };
      line.add(account.caller, waiting);
      serve();
    });
  }
}

interface Till {
  readonly take: (account: Account, bytes: number) => boolean;
  readonly give: (account: Account, bytes: number) => void;
  readonly wait: (account: Account, bytes: number, closed: AbortSignal) => Promise<boolean>;
}

function createShare(account: Account, { take, give, wait }: Till): ByteShare {
  const closing = new AbortController();
  let users = 0;
  const use = (): Disposable => {
    users++;
    let isUsed = true;
    return {
      [Symbol.dispose]() {
        if (!isUsed) return;
        isUsed = false;
        if (--users === 0) give(account, account.heldBytes);
      },
    };
  };
  const request = use();
  return {
    get heldBytes() {
      return account.heldBytes;
    },
    take: (bytes) => !closing.signal.aborted && take(account, bytes),
    async reserve(bytes) {
      return !closing.signal.aborted && wait(account, bytes, closing.signal);
    },
    giveBack(bytes) {
      if (users > 0) give(account, bytes);
    },
    hold: use,
    [Symbol.dispose]() {
      closing.abort();
      request[Symbol.dispose]();
    },
  };
}
