import { useState } from "preact/hooks";
import type { Place } from "../fields/rows.ts";

/** Which place of a picture is looked at: in the picture and in the list it is lit alike. */
export interface PlaceControl {
  readonly lit: Place | undefined;
  readonly idOf: (place: Place) => string;
  readonly point: (place: Place | undefined) => void;
  readonly focus: (place: Place | undefined) => void;
}

/** The pointer goes before the focus, which comes back when the pointer is elsewhere. */
export function usePlace(prefix: string): PlaceControl {
  const [pointed, point] = useState<Place>();
  const [focused, focus] = useState<Place>();
  return { lit: pointed ?? focused, idOf: (place) => `${prefix}-${place}`, point, focus };
}
