import type { LicenceType } from "../gateway/licence.ts";
import type { Card, CardState } from "./card.ts";

/** What can happen to the pictures on the page. */
export type Change =
  | { readonly kind: "ADD"; readonly cards: readonly Card[] }
  | { readonly kind: "STATE"; readonly id: number; readonly state: CardState }
  | { readonly kind: "TYPE"; readonly id: number; readonly type: LicenceType }
  | { readonly kind: "REMOVE"; readonly id: number };

/** The cards after a change. The newest come first, and those of one act in their own order. */
export function cardsAfter(cards: readonly Card[], change: Change): readonly Card[] {
  switch (change.kind) {
    case "ADD":
      return [...change.cards, ...cards];
    case "REMOVE":
      return cards.filter(({ id }) => id !== change.id);
    case "STATE":
      return cards.map((card) => (card.id === change.id ? { ...card, state: change.state } : card));
    case "TYPE":
      return cards.map((card) => (card.id === change.id ? { ...card, type: change.type } : card));
  }
}
