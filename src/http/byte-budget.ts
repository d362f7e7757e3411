import { createFairLine } from "../ocr/fair-line.ts";
import { createByteLedger, type Account } from "./byte-ledger.ts";

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

interface Waiting {
  readonly account: Account;
  readonly bytes: number;
  readonly settle: (isGiven: boolean) => void;
}

/**
 * @param limitBytes - for all shares together
 * @param waitMs - how long a share waits for room
 */
export function createByteBudget(limitBytes: number, waitMs: number): ByteBudget {
  const ledger = createByteLedger(limitBytes);
  const line = createFairLine<Waiting>();
  /** In turn, save those who are over their share: they wait for what they hold themselves. */
  const serve = () => {
    for (;;) {
      const first = line.firsts().find(({ account, bytes }) => !ledger.isOverShare(account, bytes));
      // Nobody overtakes who lacks nothing but free room: a large picture would wait for ever.
      if (!first || !ledger.take(first.account, first.bytes)) return;
      line.takeFrom(first.account.caller);
      first.settle(true);
    }
  };
  const take = (account: Account, bytes: number) => ledger.take(account, bytes);
  const give = (account: Account, bytes: number) => {
    ledger.give(account, bytes);
    serve();
  };
  const wait = (account: Account, bytes: number, closed: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      const giveUp = () => {
        line.remove((other) => other === waiting);
        waiting.settle(false);
        serve(); // who stood behind may need less
      };
      const timer = setTimeout(giveUp, waitMs);
      closed.addEventListener("abort", giveUp, { once: true });
      const settle = (isGiven: boolean) => {
        clearTimeout(timer);
        closed.removeEventListener("abort", giveUp);
        resolve(isGiven);
      };
      const waiting: Waiting = { account, bytes, settle };
      line.add(account.caller, waiting);
      serve();
    });
  return {
    open: (caller) => createShare({ caller, heldBytes: 0 }, { take, give, wait }),
    facts: () => ({ heldBytes: ledger.heldBytes, waiting: line.size }),
  };
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
