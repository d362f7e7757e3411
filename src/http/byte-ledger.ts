/** What one request holds. The ledger alone changes it. */
export interface Account {
  readonly caller: string;
  heldBytes: number;
}

/** Who holds how many bytes, and who may hold more. */
export interface ByteLedger {
  readonly heldBytes: number;
  /** Whether so many bytes more are more than this caller may have now. */
  isOverShare(account: Account, bytes: number): boolean;
  /** Holds so many bytes more, if they are there and within the share. @returns whether they were */
  take(account: Account, bytes: number): boolean;
  /** @param bytes - of those that the account holds */
  give(account: Account, bytes: number): void;
}

/**
 * A caller's share shrinks as others come: beside a request that is under way, further ones get
 * room as long as the caller holds no more than is then left free for everybody else. One greedy
 * caller leaves half of all, two leave a third, and so on. These are the dynamic thresholds (with
 * alpha = 1) by which switches share a buffer among their ports.
 *
 * @param limitBytes - for all together
 * @see Choudhury and Hahne, “Dynamic queue length thresholds for shared-memory packet switches”,
 *   IEEE/ACM Transactions on Networking 6 (1998)
 */
export function createByteLedger(limitBytes: number): ByteLedger {
  const heldByCaller = new Map<string, number>();
  let free = limitBytes;
  return {
    get heldBytes() {
      return limitBytes - free;
    },
    isOverShare,
    take(account, bytes) {
      if (bytes > free || isOverShare(account, bytes)) return false;
      add(account, bytes);
      return true;
    },
    give: (account, bytes) => add(account, -bytes),
  };

  /** A caller's only request is within its share, however much it brings. */
  function isOverShare({ caller, heldBytes }: Account, bytes: number): boolean {
    const held = heldByCaller.get(caller) ?? 0;
    return held > heldBytes && held + bytes > free - bytes;
  }

  function add(account: Account, bytes: number): void {
    free -= bytes;
    account.heldBytes += bytes;
    const held = (heldByCaller.get(account.caller) ?? 0) + bytes;
    if (held === 0) heldByCaller.delete(account.caller);
    else heldByCaller.set(account.caller, held);
  }
}
