import { logLines, type Outcome } from "../test/support/log-lines.ts";
import { createSmallDisk, FAILING_OUTPUTS, type Output } from "../test/support/outputs.ts";
import type { Proof } from "./proof.ts";

const OUTPUTS = { ...FAILING_OUTPUTS, "on a disk that fills up": createSmallDisk };

/** Logs may be lost; requests may not. */
export const proof: Proof = {
  name: "a log that cannot be written: a full disk, a pipe without a reader",
  target: "every request answered, /health 200, every exit 0",
  async run({ isQuick }) {
    const requests = isQuick ? 20 : 500;
    const outcomes: Outcome[] = [];
    for (const [name, open] of Object.entries(OUTPUTS)) {
      using output = open();
      const outcome = await outcomeOf(output, requests);
      if (!isServed(outcome, requests)) console.error(name, outcome);
      outcomes.push(outcome);
    }
    const answered = outcomes.reduce((all, one) => all + one.answered, 0);
    const healthy = outcomes.filter(({ health }) => health === 200).length;
    const ended = outcomes.filter(({ exitCode }) => exitCode === 0).length;
    const figure =
      `${answered} of ${requests * outcomes.length} answered; of ${outcomes.length} outputs ` +
      `${healthy} healthy after, ${ended} exits 0`;
    return { figure, isKept: outcomes.every((outcome) => isServed(outcome, requests)) };
  },
};

/** A gateway that does not even start answers nothing. */
async function outcomeOf(output: Output, requests: number): Promise<Outcome> {
  try {
    return await logLines(output, requests);
  } catch (error) {
    console.error(error);
    return { answered: 0, health: undefined, exitCode: undefined };
  }
}

const isServed = ({ answered, health, exitCode }: Outcome, requests: number) =>
  answered === requests && health === 200 && exitCode === 0;
