/** What one proof found. */
export interface Finding {
  /** In words and numbers, for a table. */
  readonly figure: string;
  readonly isKept: boolean;
}

export interface RunOptions {
  /** Whether a fraction of the cases will do: to see that the proof itself still works. */
  readonly isQuick: boolean;
}

/** The long version of a claim: too slow for the tests, run when its figure is wanted. */
export interface Proof {
  /** What is claimed, in a few words. */
  readonly name: string;
  /** What the figure must be for the claim to be kept. */
  readonly target: string;
  run(options: RunOptions): Promise<Finding>;
}
