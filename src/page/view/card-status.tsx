import { isCancellable, type Card } from "../cards/card.ts";
import { valuesOf } from "../fields/values.ts";
import { useTexts } from "../texts/language.ts";
import type { Texts } from "../texts/texts.ts";
import { Button } from "./button.tsx";
import { Progress } from "./progress.tsx";

interface Props {
  readonly card: Card;
  readonly onCancel: () => void;
}

/** How far the picture is, said aloud at every step; the percents are shown only. */
export function CardStatus({ card, onCancel }: Props) {
  const texts = useTexts();
  return (
    <div class="status">
      <p class="status__words" role="status">
        {wordsFor(card, texts)}
      </p>
      <Progress state={card.state} />
      {isCancellable(card) && (
        <Button look="quiet" onAct={onCancel}>
          {texts.cancel}
        </Button>
      )}
    </div>
  );
}

function wordsFor({ state }: Card, texts: Texts): string {
  if (state.step !== "READ") return texts.steps[state.step];
  const { licence } = state;
  const values = valuesOf(licence, texts).filter(([, value]) => value !== null);
  return texts.readWith(values.length, licence.warnings.length);
}
