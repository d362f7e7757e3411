import { Kind } from "graphql";
import type {
  DefinitionNode,
  DocumentNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from "graphql";

/** How much a document asks for. */
export interface DocumentSize {
  /** Levels of fields in the deepest operation, its fragments put in their places. */
  readonly depth: number;
  /** Fields and fragments, each in all its places: a few lines can have millions. */
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
}

interface Extent {
  readonly depth: number;
  readonly selections: number;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );

/** All selections that are validated: those of fragments too, which may not be used. */
export const selectionSetsOf = ({ definitions }: DocumentNode): readonly SelectionSetNode[] =>
  definitions.flatMap((node) => ("selectionSet" in node ? [node.selectionSet] : []));

/**
 * Measures a document in one pass, however its fragments nest. What is in a fragment's own cycle,
 * or in no fragment at all, counts nothing: validation refuses those by itself.
 */
export function sizeOf(document: DocumentNode): DocumentSize {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Extent>();

  function ofFragment(name: string): Extent {
    const before = known.get(name);
    if (before) return before;
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    // Holds the place while it is measured, for those in a cycle.
    known.set(name, NOTHING);
    const extent = ofSet(fragment.selectionSet);
    known.set(name, extent);
    return extent;
  }

  function ofSelection(node: SelectionNode): Extent {
    if (node.kind === Kind.FRAGMENT_SPREAD) return oneMore(ofFragment(node.name.value), 0);
    const inner = node.selectionSet ? ofSet(node.selectionSet) : NOTHING;
    return oneMore(inner, node.kind === Kind.FIELD ? 1 : 0);
  }

  const ofSet = ({ selections }: SelectionSetNode): Extent => sumOf(selections.map(ofSelection));

  return { ...sumOf(selectionSetsOf(document).map(ofSet)), ...countsOf(document.definitions) };
}

const NOTHING: Extent = { depth: 0, selections: 0 };

const oneMore = ({ depth, selections }: Extent, levels: 0 | 1): Extent => ({
  depth: depth + levels,
  selections: selections + 1,
});

const sumOf = (extents: readonly Extent[]): Extent => ({
  depth: Math.max(0, ...extents.map(({ depth }) => depth)),
  selections: extents.reduce((sum, { selections }) => sum + selections, 0),
});

/** Aliases and directives where they are written. */
function countsOf(definitions: readonly DefinitionNode[]) {
  let aliases = 0;
  let directives = 0;
  const waiting: (SelectionNode | DefinitionNode)[] = [...definitions];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FIELD && node.alias) aliases++;
    waiting.push(...selectionsOf(node));
  }
  return { aliases, directives };
}

function selectionsOf(node: SelectionNode | DefinitionNode): readonly SelectionNode[] {
  if (node.kind === Kind.FIELD) return node.selectionSet?.selections ?? [];
  return "selectionSet" in node ? node.selectionSet.selections : [];
}
