import type { ComponentChildren } from "preact";
import type { Place } from "../fields/rows.ts";
import type { LicenceItem } from "../gateway/licence.ts";
import { ConfidenceMeter } from "./confidence-meter.tsx";
import { PlaceRow } from "./place-row.tsx";
import type { PlaceControl } from "./use-place.ts";

interface Props {
  readonly item: LicenceItem;
  readonly place: PlaceControl;
  readonly at: Place;
  readonly crop: ComponentChildren;
}

/** A text that is no field's value, under the label that the service gave it. */
export function OtherRow({ item: { label, text, confidence }, place, at, crop }: Props) {
  return (
    <PlaceRow place={place} at={at}>
      <p class="field__name" lang="zh-CN">
        {label}
      </p>
      <div class="field__reading">
        <p class="field__value" lang="zh-CN">
          {text}
        </p>
        {crop}
      </div>
      <ConfidenceMeter confidence={confidence} isUnsure={false} />
    </PlaceRow>
  );
}
