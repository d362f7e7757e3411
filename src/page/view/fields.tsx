import { otherItemsOf, placeOf, rowsOf } from "../fields/rows.ts";
import type { Licence } from "../gateway/licence.ts";
import { useTexts } from "../texts/language.ts";
import { createMagnifier } from "./crop.tsx";
import { FieldRow } from "./field-row.tsx";
import type { ImageSize } from "./image-size.ts";
import { OtherRow } from "./other-row.tsx";
import type { PlaceControl } from "./use-place.ts";
import { WarningList } from "./warning-list.tsx";

interface Props {
  readonly licence: Licence;
  readonly url: string;
  readonly size: ImageSize | undefined;
  readonly place: PlaceControl;
}

/** Everything that was read, in the card's order, each value beside the place it was read from. */
export function Fields({ licence, url, size, place }: Props) {
  const texts = useTexts();
  const rows = rowsOf(licence, texts);
  const others = otherItemsOf(licence, rows);
  const crop = size && createMagnifier(url, size, licence.items);
  return (
    <>
      <WarningList warnings={licence.warnings.filter(({ field }) => field === null)} />
      <ul class="fields" aria-label={texts.fields}>
        {rows.map((row) => (
          <FieldRow
            key={row.field}
            row={row}
            place={place}
            at={row.item && placeOf(licence, row.item)}
            crop={crop?.(row.item?.box)}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3 class="fields__title">{texts.otherText}</h3>
          <ul class="fields" aria-label={texts.otherText}>
            {others.map((item) => {
              const at = placeOf(licence, item);
              return (
                <OtherRow key={at} item={item} place={place} at={at} crop={crop?.(item.box)} />
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
