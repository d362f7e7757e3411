import { isPending, type Card } from "../cards/card.ts";
import type { Desk } from "../cards/desk.ts";
import { useTexts } from "../texts/language.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { ReadAgain } from "./read-again.tsx";
import { TypeChoice } from "./type-choice.tsx";

interface Props {
  readonly card: Card;
  readonly desk: Desk;
  readonly onRemove: () => void;
  readonly onReadAgain: () => void;
}

/** What the picture is, and what can be done with it. */
export function CardHeader({ card, desk, onRemove, onReadAgain }: Props) {
  const texts = useTexts();
  const { id, name, type, state } = card;
  return (
    <header class="card__header">
      <h2 class="card__name" title={name}>
        {name}
      </h2>
      <TypeChoice
        name={`type-${id}`}
        type={type}
        onType={(choice) => desk.setType(id, choice)}
        isDisabled={isPending(card)}
      />
      <div class="card__acts">
        <ReadAgain card={card} onReadAgain={onReadAgain} />
        {state.step === "READ" && (
          <CopyButton text={JSON.stringify(state.licence, null, 2)} words={texts.copyJson} />
        )}
        <Button look="quiet" label={texts.remove(name)} onAct={onRemove}>
          {texts.removeShort}
        </Button>
      </div>
    </header>
  );
}
