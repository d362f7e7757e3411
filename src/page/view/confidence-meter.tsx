import { percentOf } from "../fields/rows.ts";
import { useTexts } from "../texts/language.ts";

interface Props {
  /** 0…1 */
  readonly confidence: number;
  readonly isUnsure: boolean;
}

/** How sure the reader is: a small bar and a number. */
export function ConfidenceMeter({ confidence, isUnsure }: Props) {
  const texts = useTexts();
  const percent = percentOf(confidence);
  return (
    <div class={isUnsure ? "meter meter--unsure" : "meter"} title={texts.confidence}>
      <div
        class="meter__bar"
        role="meter"
        aria-label={texts.confidence}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent}%`}
      >
        <div class="meter__fill" style={{ width: `${percent}%` }} />
      </div>
      <span class="meter__percent" aria-hidden="true">
        {percent}%
      </span>
    </div>
  );
}
