import { meanOf } from "../numbers.ts";
import { isRight, isTold, type Verdict } from "./verdict.ts";

/** Values told with a confidence from `from` to just under `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly fields: number;
  readonly right: number;
  readonly meanConfidence: number;
}

const BOUNDS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, Infinity] as const;

/** Whether confidences keep their word: in each bin, how many values are right. */
export function calibrationOf(verdicts: readonly Verdict[]): readonly Bin[] {
  const told = verdicts.filter(isTold);
  return BOUNDS.slice(0, -1).map((from, at) => {
    const to = BOUNDS[at + 1] ?? Infinity;
    const within = told.filter(({ confidence }) => confidence >= from && confidence < to);
    return {
      ...{ from, to, fields: within.length, right: within.filter(isRight).length },
      meanConfidence: meanOf(within.map(({ confidence }) => confidence)),
    };
  });
}

export const nameOfBin = ({ from, to }: Bin): string => {
  if (from === 0) return `< ${to}`;
  return to === Infinity ? `≥ ${from}` : `${from} – ${to}`;
};
