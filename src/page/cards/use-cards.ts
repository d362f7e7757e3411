import { useEffect, useState } from "preact/hooks";
import type { Card } from "./card.ts";
import type { Desk } from "./desk.ts";

/** The pictures on the desk, as they are now. */
export function useCards(desk: Desk): readonly Card[] {
  const [cards, setCards] = useState(desk.all());
  useEffect(() => desk.listen(() => setCards(desk.all())), [desk]);
  return cards;
}
