import { dirname, relative } from "node:path";
import type { Promised } from "../promise.ts";
import { calibrationOf } from "./calibration.ts";
import { verdictsOf, type Outcome } from "./outcome.ts";
import { calibrationTable, conditionTable, fieldTables, promiseTable } from "./tables.ts";

export interface ReportOptions {
  /** The path that the report is written to; links start there. */
  readonly path: string;
  /** The path of the figure; without one, no link. */
  readonly figure?: string | undefined;
  /** The command that repeats the run. */
  readonly command: string;
  readonly seeds: readonly [first: number, last: number];
}

/** The whole report as a Markdown file. Processor times are ratios: seconds hold on one machine only. */
export function reportOf(
  outcomes: readonly Outcome[],
  promises: readonly Promised[],
  { path, figure, command, seeds: [first, last] }: ReportOptions,
): string {
  const fields = fieldTables(outcomes).map(([type, table]) => `### \`${type}\`\n\n${table}`);
  const image =
    figure && `![How far a confidence can be trusted](${relative(dirname(path), figure)})`;
  return (
    [
      "# What the local reading reads",
      "Drawn photographs of licences that nobody holds, by named conditions: see [bench/scenes](../bench/scenes/README.md). " +
        `Seeds ${first} to ${last}, ${outcomes.length} pictures. Real photographs vary in more ways than these.`,
      `To repeat the run:\n\n\`\`\`sh\n${command}\n\`\`\``,
      promiseTable(promises),
      "## By condition",
      "Fields that are read exactly, of those that can be read; a field that something covers is *gone*, and counts as wrong only where it is told wrongly as certain. Processor time is that of the reading process, as a multiple of the median of a clean picture.",
      conditionTable(outcomes),
      "## By condition and field",
      "Fields read exactly; where some were not, of how many.",
      ...fields,
      "## Confidence",
      "Every value that was told, the gone ones among them: is it right as often as its confidence says?",
      calibrationTable(calibrationOf(verdictsOf(outcomes))),
      ...(image ? [image] : []),
    ].join("\n\n") + "\n"
  );
}
