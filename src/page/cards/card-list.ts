import type { Card } from "./card.ts";
import { cardsAfter, type Change } from "./change.ts";

/** The pictures on the page, and who wants to know when they change. */
export interface CardList {
  readonly all: () => readonly Card[];
  readonly find: (id: number) => Card | undefined;
  readonly change: (change: Change) => void;
  /** @returns what ends the listening */
  readonly listen: (listener: () => void) => () => void;
}

/** An empty list. It lives in memory alone, and is gone with the page. */
export function createCardList(): CardList {
  let cards: readonly Card[] = [];
  const listeners = new Set<() => void>();
  return {
    all: () => cards,
    find: (id) => cards.find((card) => card.id === id),
    change(change) {
      cards = cardsAfter(cards, change);
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
