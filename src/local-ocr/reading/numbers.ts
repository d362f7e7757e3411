/** The middle number; 0 of none. */
export const medianOf = (numbers: readonly number[]): number => quantileOf(numbers, 0.5);

/**
 * The number that a share of all does not exceed; 0 of none.
 *
 * @param share - 0 for the least, 1 for the greatest
 */
export function quantileOf(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
