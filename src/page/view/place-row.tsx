import type { ComponentChildren } from "preact";
import type { Place } from "../fields/rows.ts";
import type { PlaceControl } from "./use-place.ts";

interface Props {
  readonly place: PlaceControl;
  /** Where in the picture it was read; without it there is nothing to light. */
  readonly at: Place | undefined;
  readonly field?: string;
  readonly children: ComponentChildren;
}

/** A line of the list that lights its box, under the pointer and under the focus. */
export function PlaceRow({ place, at, field, children }: Props) {
  if (at === undefined)
    return (
      <li class="field" data-field={field}>
        {children}
      </li>
    );
  return (
    <li
      id={place.idOf(at)}
      class={place.lit === at ? "field field--lit" : "field"}
      data-field={field}
      tabIndex={0}
      onPointerEnter={() => place.point(at)}
      onPointerLeave={() => place.point(undefined)}
      onFocus={() => place.focus(at)}
      onBlur={() => place.focus(undefined)}
    >
      {children}
    </li>
  );
}
