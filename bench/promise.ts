/** What a bench measured, and what was promised of it. */
export interface Promised {
  readonly name: string;
  readonly got: string;
  /** “–” where nothing is. */
  readonly target: string;
  readonly isKept: boolean;
}

/** Prints them side by side. @returns the exit code: 1 when a promise is not kept */
export function settlePromises(promises: readonly Promised[]): 0 | 1 {
  const widthOf = (key: "name" | "got") => Math.max(...promises.map((it) => it[key].length));
  const [wide, broad] = [widthOf("name"), widthOf("got")];
  for (const { name, got, target, isKept } of promises)
    console.info(`${isKept ? " " : "✗"} ${name.padEnd(wide)}  ${got.padStart(broad)}   ${target}`);
  return promises.every(({ isKept }) => isKept) ? 0 : 1;
}
