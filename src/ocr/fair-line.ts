/** A waiting line that serves callers in turn, however much one of them asks for. */
export interface FairLine<Item> {
  readonly size: number;
  add(caller: string, item: Item): void;
  /** All that wait, in no order. */
  items(): readonly Item[];
  /** The first item of each caller, in the order of their turns. */
  firsts(): readonly Item[];
  /** Takes out the first item of this caller, whose next turn is then the last. */
  takeFrom(caller: string): Item | undefined;
  /** Takes out the first that is so. */
  remove(isSo: (item: Item) => boolean): void;
  /**
   * The newest item of whoever waits with most: it goes when the line is full.
   *
   * @param caller - who wants to come in
   * @returns undefined unless somebody else waits with at least two more than this caller
   */
  greediestBut(caller: string): Item | undefined;
}

/** Items of one caller are served in the order in which they came. */
export function createFairLine<Item>(): FairLine<Item> {
  // A Map keeps its order: a caller who was served goes to its end.
  const waiting = new Map<string, Item[]>();
  const takeFrom = (caller: string) => {
    const [item, ...rest] = waiting.get(caller) ?? [];
    waiting.delete(caller);
    if (rest.length > 0) waiting.set(caller, rest);
    return item;
  };
  return {
    get size() {
      return [...waiting.values()].reduce((sum, { length }) => sum + length, 0);
    },
    add(caller, item) {
      const items = waiting.get(caller);
      if (items) items.push(item);
      else waiting.set(caller, [item]);
    },
    items: () => [...waiting.values()].flat(),
    firsts: () => [...waiting.values()].flatMap(([item]) => (item === undefined ? [] : [item])),
    takeFrom,
    remove(isSo) {
      for (const [caller, items] of waiting) {
        const at = items.findIndex(isSo);
        if (at === -1) continue;
        items.splice(at, 1);
        if (items.length === 0) waiting.delete(caller);
        return;
      }
    },
    greediestBut(caller) {
      const own = waiting.get(caller)?.length ?? 0;
      const [most] = [...waiting.values()].sort((a, b) => b.length - a.length);
      return most && most.length >= own + 2 ? most.at(-1) : undefined;
    },
  };
}
