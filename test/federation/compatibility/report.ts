import { stripVTControlCharacters } from "node:util";
import type { TestResult } from "./apollo-tests.ts";
import type { Feature, Outcome } from "./expected.ts";

/** A feature with what came of it. */
export interface Row extends Feature {
  readonly actual: Outcome;
  /** What the first of its tests that failed says; undefined when none did. */
  readonly complaint: string | undefined;
}

export function rowsOf(
  features: readonly Feature[],
  results: readonly TestResult[],
): readonly Row[] {
  return features.map((feature) => {
    const own = results.filter((result) => groupOf(result) === feature.tests);
    const failed = own.find(({ status }) => status !== "passed");
    // Apollo's report takes a feature without tests for passed: a test that cannot load has none.
    const complaint = own.length === 0 ? "None of its tests ran." : failed && complaintOf(failed);
    return { ...feature, actual: complaint === undefined ? "pass" : "fail", complaint };
  });
}

/** As Markdown. A result that is not the expected one says so, and what the test had to say. */
export const tableOf = (rows: readonly Row[]) =>
  [
    "| Feature | Federation | Result | Why |",
    "| --- | --- | --- | --- |",
    ...rows.map(
      (row) => `| ${row.name} | ${row.federation} | ${row.actual} | ${cell(reasonOf(row))} |`,
    ),
  ].join("\n");

/** Everything that is not as expected, a sentence each; empty when all is. */
export const surprisesOf = (
  rows: readonly Row[],
  results: readonly TestResult[],
): readonly string[] => [
  ...rows
    .filter(({ outcome, actual }) => outcome !== actual)
    .map(({ name, outcome, actual }) => `${name}: expected ${outcome}, got ${actual}`),
  ...results
    .filter((result) => !rows.some(({ tests }) => tests === groupOf(result)))
    .map((result) => `${groupOf(result)}: stands for no feature of the table`),
];

const groupOf = ({ ancestorTitles: [group], title }: TestResult) => group ?? title;

/** Cut short: a table has no room for a stack. */
const complaintOf = ({ title, failureMessages: [message = "no message"] }: TestResult) =>
  `“${title}”: ${stripVTControlCharacters(message).replace(/\s+/g, " ").slice(0, 160)}`;

function reasonOf({ outcome, actual, why, complaint }: Row): string {
  if (outcome === actual) return why;
  return complaint === undefined ? `**Expected to fail.** ${why}` : `**Unexpected.** ${complaint}`;
}

const cell = (text: string) => text.replaceAll("|", "\\|");
