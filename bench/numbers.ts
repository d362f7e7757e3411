export { medianOf, quantileOf } from "../src/local-ocr/reading/numbers.ts";

export const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** @param share - 0…1 */
export const percent = (share: number, digits = 2): string => `${(100 * share).toFixed(digits)} %`;
