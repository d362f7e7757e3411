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
  /** Fields of all operations, the fragments put in their places: a few lines can be millions. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

interface Extent {
  readonly depth: number;
  readonly fields: number;
}

/**
 * Measures a document in one pass, however its fragments nest. Fragments in a cycle, or not there,
 * count nothing: validation refuses those by itself.
 */
export function sizeOf({ definitions }: DocumentNode): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);

  const known = new Map<string, Extent>();
  const open = new Set<string>();

  function ofFragment(name: string): Extent {
    const fragment = fragments.get(name);
    const before = known.get(name);
    if (before) return before;
    if (!fragment || open.has(name)) return NOTHING;
    open.add(name);
    const extent = ofSet(fragment.selectionSet);
    open.delete(name);
    known.set(name, extent);
    return extent;
  }

  function ofSelection(node: SelectionNode): Extent {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet);
    const { depth, fields } = node.selectionSet ? ofSet(node.selectionSet) : NOTHING;
    return { depth: depth + 1, fields: fields + 1 };
  }

  const ofSet = ({ selections }: SelectionSetNode): Extent =>
    sumOf(selections.map((node) => ofSelection(node)));

  // A fragment that nothing uses is validated all the same.
  const extents = definitions.flatMap((node) => {
    if (node.kind === Kind.OPERATION_DEFINITION) return [ofSet(node.selectionSet)];
    return node.kind === Kind.FRAGMENT_DEFINITION ? [ofFragment(node.name.value)] : [];
  });
  return { ...sumOf(extents), ...countsOf(definitions) };
}

const NOTHING: Extent = { depth: 0, fields: 0 };

const sumOf = (extents: readonly Extent[]): Extent => ({
  depth: Math.max(0, ...extents.map(({ depth }) => depth)),
  fields: extents.reduce((sum, { fields }) => sum + fields, 0),
});

/** Aliases and directives where they are written. */
function countsOf(definitions: DocumentNode["definitions"]) {
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
