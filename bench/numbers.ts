export const medianOf = (numbers: readonly number[]): number => quantileOf(numbers, 0.5);

/** @param share - 0 for the least, 1 for the greatest */
export function quantileOf(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** @param share - 0…1 */
export const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
