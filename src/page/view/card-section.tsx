import { useRef } from "preact/hooks";
import type { Card } from "../cards/card.ts";
import type { Desk } from "../cards/desk.ts";
import { useTexts } from "../texts/language.ts";
import { ReadingCard } from "./reading-card.tsx";

interface Props {
  readonly cards: readonly Card[];
  readonly desk: Desk;
}

/** All pictures, the newest first. */
export function CardSection({ cards, desk }: Props) {
  const texts = useTexts();
  const section = useRef<HTMLElement>(null);
  const onRemove = (id: number) => {
    desk.remove(id);
    // The button that had the focus is gone.
    section.current?.focus();
  };
  return (
    <section ref={section} class="cards" tabIndex={-1} aria-label={texts.pictures}>
      {cards.map((card) => (
        <ReadingCard key={card.id} card={card} desk={desk} onRemove={() => onRemove(card.id)} />
      ))}
    </section>
  );
}
