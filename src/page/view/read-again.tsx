import type { Card } from "../cards/card.ts";
import { useTexts } from "../texts/language.ts";
import type { Texts } from "../texts/texts.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly card: Card;
  readonly onReadAgain: () => void;
}

/** Offers another reading where it can end differently: as the other type, or after a failure. */
export function ReadAgain({ card, onReadAgain }: Props) {
  const words = wordsFor(card, useTexts());
  if (words === undefined) return null;
  return (
    <Button look="primary" onAct={onReadAgain}>
      {words}
    </Button>
  );
}

function wordsFor({ type, state }: Card, texts: Texts): string | undefined {
  if (state.step === "CANCELLED") return texts.readAs(type);
  if (state.step !== "READ" && state.step !== "FAILED") return undefined;
  if (state.readAs !== type) return texts.readAs(type);
  return state.step === "FAILED" && state.failure.retryable ? texts.tryAgain : undefined;
}
