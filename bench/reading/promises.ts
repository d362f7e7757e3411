import { percent } from "../numbers.ts";
import type { Promised } from "../promise.ts";
import { conditionsOf, cpuOf, ofCondition, verdictsOf, type Outcome } from "./outcome.ts";
import { CERTAIN } from "./score.ts";
import { exactShare, isCertainlyWrong, isTold } from "./verdict.ts";

/** A value that is told as certain is wrong less often than this. */
const MOST_WRONG = 1 / 1000;
/** The slowest pictures, beside a clean one. */
const MOST_CPU = 2.5;

/** What the reader is held to. What was not drawn in this run is not judged. */
export function promisesOf(outcomes: readonly Outcome[]): readonly Promised[] {
  const named = (pattern: RegExp) => outcomes.filter(({ condition }) => pattern.test(condition));
  const mainPages = named(/^two pages /).filter(({ type }) => type !== "VEHICLE_BACK");
  return [
    exact("fields exact: clean", named(/^clean$/), 0.99),
    exact("fields exact: all", outcomes, 0.97),
    worst(outcomes),
    exact("fields exact: main page beside second page", mainPages, 0.98),
    exact("fields exact: turned, exif", named(/^(turned|exif) /), 0.98),
    certainlyWrong(outcomes),
    slowest(outcomes),
  ];
}

function exact(name: string, outcomes: readonly Outcome[], least: number): Promised {
  const share = exactShare(verdictsOf(outcomes));
  const isKept = share === undefined || share >= least;
  return {
    name,
    got: share === undefined ? "–" : percent(share),
    target: `≥ ${percent(least, 0)}`,
    isKept,
  };
}

function worst(outcomes: readonly Outcome[]): Promised {
  const conditions = conditionsOf(outcomes).map((name) => {
    const share = exactShare(verdictsOf(ofCondition(outcomes, name))) ?? 1;
    return { name, share };
  });
  const [least] = conditions.toSorted((a, b) => a.share - b.share);
  const got = least ? `${percent(least.share)} (${least.name})` : "–";
  const isKept = (least?.share ?? 1) >= 0.92;
  return { name: "fields exact: worst condition", got, target: "≥ 92 %", isKept };
}

function certainlyWrong(outcomes: readonly Outcome[]): Promised {
  const certain = verdictsOf(outcomes).filter((it) => isTold(it) && it.confidence >= CERTAIN);
  const wrong = certain.filter(isCertainlyWrong).length;
  const got = `${wrong} of ${certain.length}`;
  const isKept = certain.length === 0 || wrong / certain.length < MOST_WRONG;
  return { name: "wrong at ≥ 0.98", got, target: "< 1 in 1,000", isKept };
}

function slowest(outcomes: readonly Outcome[]): Promised {
  const { p95 } = cpuOf(outcomes, outcomes);
  const got = p95?.toFixed(2) ?? "–";
  const target = `≤ ${MOST_CPU.toFixed(2)}`;
  return {
    name: "CPU, p95 of all over median of clean",
    got,
    target,
    isKept: (p95 ?? 0) <= MOST_CPU,
  };
}
