import type { ComponentChildren } from "preact";
import type { Place, Row } from "../fields/rows.ts";
import { useTexts } from "../texts/language.ts";
import { ConfidenceMeter } from "./confidence-meter.tsx";
import { FieldLabel } from "./field-label.tsx";
import { PlaceRow } from "./place-row.tsx";
import type { PlaceControl } from "./use-place.ts";
import { WarningList } from "./warning-list.tsx";

interface Props {
  readonly row: Row;
  readonly place: PlaceControl;
  readonly at: Place | undefined;
  readonly crop: ComponentChildren;
}

/** One field: name, value, confidence, the piece of the picture, and the doubts. */
export function FieldRow({ row: { field, name, value, item, warnings }, place, at, crop }: Props) {
  const texts = useTexts();
  const isUnsure = warnings.some(({ code }) => code === "LOW_CONFIDENCE");
  return (
    <PlaceRow place={place} at={at} field={field}>
      <FieldLabel name={name} />
      <div class="field__reading">
        {value === null ? (
          <p class="field__value field__value--none">
            {isDash(item?.text) ? texts.nothingPrinted : texts.notRead}
          </p>
        ) : (
          <p class="field__value" lang={HAN.test(value) ? "zh-CN" : undefined}>
            {value}
          </p>
        )}
        {value === null && item && <p class="field__text">{texts.readText(item.text)}</p>}
        {crop}
        <WarningList warnings={warnings} />
      </div>
      {item && <ConfidenceMeter confidence={item.confidence} isUnsure={isUnsure} />}
    </PlaceRow>
  );
}

/** What the office prints where it has nothing to say. */
const isDash = (text = "") => /^[-–—]+$/.test(text.trim());

const HAN = /\p{Script=Han}/u;
