import { BY_URL } from "../test/support/gateway.ts";
import { read, settingsFor, startUpstream } from "../test/support/upstream.ts";
import { until } from "../test/support/until.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";
import { createTally } from "./support/tally.ts";
import { byAddress, clientOf } from "./support/who.ts";

const FLOOD = 60;
const OTHERS = 12;
const LEAST_SUCCESS = 0.95;

/** Slow enough for a queue, and fast enough for all whose turn comes. */
const READING_MS = 500;

/** Callers without keys are told apart by their address, in the queue too. */
export const proof: Proof = {
  name: `${FLOOD} calls from one address, and one from each of ${OTHERS} others, without keys`,
  target: "of the others' calls ≥ 95 % are read",
  async run() {
    const name = read({ 姓名: "王小明" });
    await using upstream = await startUpstream((response) => {
      setTimeout(() => name(response), READING_MS);
    });
    await using gateway = await startGatewayProcess({
      ...settingsFor(upstream),
      OCR_CONCURRENCY: "4",
      OCR_CALLS_PER_SECOND: "1000",
    });
    const ask = async (from: number, at: number) => {
      await using client = clientOf(gateway.url, byAddress(from));
      return await client.ask(BY_URL, { url: `https://example.com/${from}/${at}.jpg` });
    };
    const flood = Array.from({ length: FLOOD }, (_, at) => ask(2, at));
    await until(() => upstream.calls.length >= 4, "the flood is there");
    const others = createTally();
    await Promise.all(
      Array.from({ length: OTHERS }, async (_, at) => others.add(await ask(10 + at, 0))),
    );
    const flooding = createTally();
    for (const outcome of await Promise.all(flood)) flooding.add(outcome);
    return {
      figure: `the others: ${others.text()}; the flood: ${flooding.text()}`,
      isKept: others.shareOf("read") >= LEAST_SUCCESS,
    };
  },
};
