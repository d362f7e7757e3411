import { Kind, type DocumentNode, type SelectionSetNode } from "graphql";
import { fragmentsOf, selectionSetsOf } from "./document-size.ts";

/** What a selection answers by one name: how often it is asked for, and all that is below. */
interface Place {
  count: number;
  readonly below: Map<string, Place>;
}

/** No name of a field. */
const SPREAD = "...";

/**
 * How many pairs of fields have one place in the answer, and of fragments too. Validation compares
 * each such pair, so a document that asks for one field over and over is slow to refuse.
 *
 * @param document - of few selections, in all their places together
 */
export function repeatsIn(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const inside = new Set<string>();
  let pairs = 0;

  function placeIn(places: Map<string, Place>, name: string): Place {
    const place = places.get(name) ?? { count: 0, below: new Map<string, Place>() };
    places.set(name, place);
    pairs += place.count++;
    return place;
  }

  function walk({ selections }: SelectionSetNode, places: Map<string, Place>): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const { below } = placeIn(places, (node.alias ?? node.name).value);
        if (node.selectionSet) walk(node.selectionSet, below);
      } else if (node.kind === Kind.INLINE_FRAGMENT) walk(node.selectionSet, places);
      else enter(node.name.value, places);
    }
  }

  function enter(name: string, places: Map<string, Place>): void {
    placeIn(places, SPREAD);
    const fragment = fragments.get(name);
    if (!fragment || inside.has(name)) return;
    inside.add(name);
    walk(fragment.selectionSet, places);
    inside.delete(name);
  }

  for (const set of selectionSetsOf(document)) walk(set, new Map());
  return pairs;
}
