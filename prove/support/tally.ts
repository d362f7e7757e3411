/** Counts outcomes. */
export function createTally() {
  const counts = new Map<string, number>();
  const total = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    add: (outcome: string) => void counts.set(outcome, (counts.get(outcome) ?? 0) + 1),
    total,
    /** 0…1; 0 when nothing was counted. */
    shareOf: (outcome: string) => (counts.get(outcome) ?? 0) / Math.max(1, total()),
    /** The most frequent first. */
    text: () =>
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(", "),
  };
}
