import { readFileSync } from "node:fs";

/** One block of the guide, by the line before it. */
export type Step = FileStep | RunStep;

/** A whole file of the reader's project. */
export interface FileStep {
  readonly kind: "file";
  readonly path: string;
  readonly text: string;
}

/** Commands for a shell in one of the two folders. */
export interface RunStep {
  readonly kind: "run";
  readonly folder: "gateway" | "project";
  readonly commands: readonly string[];
  /** What the last of them prints, where the guide shows it: JSON. */
  readonly prints: string | undefined;
}

/** The guide, as its readers have it. */
export const GUIDE = readFileSync("docs/front-end.md", "utf8");

const BLOCK = /^```(\w+)\n(.*?)^```$/gms;

/**
 * What the guide tells its readers to do, in its order.
 *
 * @throws {Error} if the line before a block does not say what the block is for
 */
export function stepsOf(guide: string): readonly Step[] {
  const steps: Step[] = [];
  let end = 0;
  for (const { index, 0: block, 1: language = "", 2: text = "" } of guide.matchAll(BLOCK)) {
    const before = guide.slice(end, index).trimEnd().split("\n").at(-1) ?? "";
    end = index + block.length;
    const previous = steps.at(-1);
    if (before === "It prints:" && previous?.kind === "run")
      steps.splice(-1, 1, { ...previous, prints: text });
    else steps.push(stepOf(before, language, text));
  }
  return steps;
}

function stepOf(before: string, language: string, text: string): Step {
  const [, path] = /^`([\w./-]+)`:$/.exec(before) ?? [];
  if (path !== undefined) return { kind: "file", path, text };
  const [, folder] = /\bin (the gateway's folder|your project):$/i.exec(before) ?? [];
  if (folder === undefined || language !== "sh")
    throw new Error(`Nothing says what this block is for:\n${before}\n\n${text}`);
  return {
    kind: "run",
    folder: folder === "your project" ? "project" : "gateway",
    commands: commandsOf(text),
    prints: undefined,
  };
}

/** One a line, unless a line ends in a backslash. */
const commandsOf = (text: string) => text.trim().split(/(?<!\\)\n/);

/** The rows of the table that begins with this heading, cell by cell. */
export function tableOf(guide: string, heading: RegExp): readonly (readonly string[])[] {
  const lines = guide.split("\n");
  const first = lines.findIndex((line) => heading.test(line));
  const rows = lines.slice(first + 2, lines.indexOf("", first));
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
