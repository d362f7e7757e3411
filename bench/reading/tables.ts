import { percent } from "../numbers.ts";
import { nameOfBin, type Bin } from "./calibration.ts";
import { conditionsOf, cpuOf, ofCondition, verdictsOf, type Outcome } from "./outcome.ts";
import type { Promised } from "../promise.ts";
import { SEAL } from "./score.ts";
import { exactShare, isAsked, isCertainlyWrong, isRight, type Verdict } from "./verdict.ts";

type Row = readonly (string | number)[];

/** A table in Markdown; the first column is of words, the others of numbers. */
const tableOf = (head: Row, rows: readonly Row[]): string =>
  [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

const shareOf = (share: number | undefined) => (share === undefined ? "–" : percent(share, 1));
const times = (ratio: number | undefined) => (ratio === undefined ? "–" : ratio.toFixed(2));

/** A line for each condition, and one for all. Processor time is a multiple of a clean picture's. */
export function conditionTable(outcomes: readonly Outcome[]): string {
  const row = (name: string, some: readonly Outcome[]): Row => {
    const verdicts = verdictsOf(some);
    const { median, p95 } = cpuOf(some, outcomes);
    return [
      ...[name, some.length, shareOf(exactShare(verdicts))],
      ...[verdicts.filter(isCertainlyWrong).length, verdicts.filter(({ isGone }) => isGone).length],
      ...[some.filter(({ isRefused }) => isRefused).length, times(median), times(p95)],
    ];
  };
  return tableOf(
    [
      ...["condition", "pictures", "fields exact", "wrong at ≥ 0.98", "gone", "no page found"],
      ...["CPU, median", "CPU, p95"],
    ],
    [
      ...conditionsOf(outcomes).map((name) => row(name, ofCondition(outcomes, name))),
      row("all", outcomes),
    ],
  );
}

/** For each type: condition by field, fields read exactly. */
export function fieldTables(outcomes: readonly Outcome[]): readonly (readonly [string, string])[] {
  const types = [...new Set(outcomes.map(({ type }) => type))];
  return types.map((type) => [type, fieldTable(outcomes.filter((it) => it.type === type))]);
}

function fieldTable(outcomes: readonly Outcome[]): string {
  const asked = verdictsOf(outcomes).filter(({ expected }) => expected !== "");
  const fields = [...new Set(asked.map(({ item }) => item))];
  const row = (name: string, some: readonly Outcome[]): Row => {
    const verdicts = verdictsOf(some);
    return [name, ...fields.map((field) => cellOf(verdicts.filter(({ item }) => item === field)))];
  };
  return tableOf(
    ["condition", ...fields],
    [
      ...conditionsOf(outcomes).map((name) => row(name, ofCondition(outcomes, name))),
      row("all", outcomes),
    ],
  );
}

/** The seal is no field that must be read, and is shown all the same. */
function cellOf(verdicts: readonly Verdict[]): string {
  const asked = verdicts.filter((it) => isAsked({ ...it, item: it.item === SEAL ? "" : it.item }));
  if (asked.length === 0) return "";
  const right = asked.filter(isRight).length;
  return right === asked.length ? String(right) : `**${right}**/${asked.length}`;
}

export const calibrationTable = (bins: readonly Bin[]): string =>
  tableOf(
    ["confidence", "values", "mean confidence", "right", "wrong"],
    bins.map((bin) => [
      nameOfBin(bin),
      bin.fields,
      bin.fields === 0 ? "–" : bin.meanConfidence.toFixed(4),
      bin.fields === 0 ? "–" : percent(bin.right / bin.fields),
      bin.fields - bin.right,
    ]),
  );

export const promiseTable = (promises: readonly Promised[]): string =>
  tableOf(
    ["", "measured", "promised", "kept"],
    promises.map(({ name, got, target, isKept }) => [name, got, target, isKept ? "yes" : "**no**"]),
  );
