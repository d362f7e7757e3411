import { FIELD_NAMES } from "../fields/field-names.ts";
import { placeOf } from "../fields/rows.ts";
import type { Box, Licence, LicenceItem } from "../gateway/licence.ts";
import type { ImageSize } from "./image-size.ts";
import type { PlaceControl } from "./use-place.ts";

interface Props {
  readonly licence: Licence;
  readonly size: ImageSize;
  readonly place: PlaceControl;
}

interface Boxed extends LicenceItem {
  readonly box: Box;
}

/**
 * A rectangle around each text, in the picture's own pixels, so that it scales with the picture.
 *
 * For the pointer alone: with a keyboard or a screen reader one walks through the list beside it.
 */
export function Boxes({ licence, size, place }: Props) {
  const doubted = new Set(licence.warnings.map(({ field }) => field));
  const looks = (item: LicenceItem) => [
    "box",
    item.field !== null && doubted.has(item.field) && "box--doubted",
    placeOf(licence, item) === place.lit && "box--lit",
  ];
  return (
    <svg class="boxes" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {largestFirst(licence.items).map((item) => (
        <rect
          key={placeOf(licence, item)}
          class={looks(item).filter(Boolean).join(" ")}
          data-field={item.field}
          {...item.box}
          rx={4}
          onPointerEnter={() => place.point(placeOf(licence, item))}
          onPointerLeave={() => place.point(undefined)}
          onClick={() => document.getElementById(place.idOf(placeOf(licence, item)))?.focus()}
        >
          <title>{item.field ? FIELD_NAMES[item.field].zh : item.label}</title>
        </rect>
      ))}
    </svg>
  );
}

/** What is drawn later lies on top: a small box within a large one can be pointed at. */
const largestFirst = (items: readonly LicenceItem[]): readonly Boxed[] =>
  items
    .filter((item): item is Boxed => item.box !== null)
    .toSorted((one, other) => areaOf(other) - areaOf(one));

const areaOf = ({ box }: Boxed) => box.width * box.height;
