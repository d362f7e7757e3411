import { medianOf, quantileOf } from "../numbers.ts";
import type { Verdict } from "./verdict.ts";

/** What came of one picture. */
export interface Outcome {
  readonly condition: string;
  readonly type: Verdict["type"];
  readonly verdicts: readonly Verdict[];
  /** Processor time of the reading, in milliseconds. */
  readonly cpuMs: number;
  /** Whether the reader found no page in it. */
  readonly isRefused: boolean;
}

export const verdictsOf = (outcomes: readonly Outcome[]): readonly Verdict[] =>
  outcomes.flatMap(({ verdicts }) => verdicts);

export const conditionsOf = (outcomes: readonly Outcome[]): readonly string[] => [
  ...new Set(outcomes.map(({ condition }) => condition)),
];

export const ofCondition = (outcomes: readonly Outcome[], name: string): readonly Outcome[] =>
  outcomes.filter(({ condition }) => condition === name);

/** Processor times beside that of a clean picture, so that they hold on other machines too. */
export function cpuOf(outcomes: readonly Outcome[], all: readonly Outcome[]) {
  const msOf = (some: readonly Outcome[]) => some.map(({ cpuMs }) => cpuMs);
  const clean = medianOf(msOf(ofCondition(all, "clean")));
  const ms = msOf(outcomes);
  const [medianMs, p95Ms] = [medianOf(ms), quantileOf(ms, 0.95)];
  if (clean === 0) return { medianMs, p95Ms };
  return { medianMs, p95Ms, median: medianMs / clean, p95: p95Ms / clean };
}
