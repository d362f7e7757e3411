import type { CardState } from "../cards/card.ts";
import { useTexts } from "../texts/language.ts";

interface Props {
  readonly state: CardState;
}

/** A bar with a value while uploading, and one without while the picture is read. */
export function Progress({ state }: Props) {
  const texts = useTexts();
  if (state.step === "READING")
    return <progress class="progress" aria-label={texts.steps.READING} />;
  if (state.step !== "UPLOADING") return null;
  return (
    <>
      <progress
        class="progress"
        aria-label={texts.uploadProgress}
        max={100}
        value={state.percent}
      />
      <span class="status__percent">{state.percent}%</span>
    </>
  );
}
