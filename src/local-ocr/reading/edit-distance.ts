/** How many letters must be put in, taken out or changed to make one text of the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A part of a text that resembles what was looked for. */
export interface Match {
  readonly from: number;
  /** The index after its last letter. */
  readonly to: number;
  readonly distance: number;
}

/** The part of a text nearest to `wanted`, the first of equals; nothing beyond `limit` changes. */
export function findNearest(text: string, wanted: string, limit: number): Match | undefined {
  let best: Match | undefined;
  for (let from = 0; from < text.length; from++) {
    for (let size = wanted.length - limit; size <= wanted.length + limit; size++) {
      const to = from + size;
      if (size < 1 || to > text.length) continue;
      const distance = editDistance(text.slice(from, to), wanted);
      if (distance <= limit && distance < (best?.distance ?? Infinity))
        best = { from, to, distance };
    }
  }
  return best;
}
