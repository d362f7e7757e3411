import { MALFORMED, MISDIRECTED } from "../test/http/foreign-requests.ts";
import { read, settingsFor, startUpstream } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";
import { createRawClient } from "./support/raw-client.ts";

/** After it, a request hangs, in milliseconds. */
const PATIENCE_MS = 5000;

const REQUESTS = [
  ...MISDIRECTED.map((request) => ({ ...request, status: 421 })),
  ...MALFORMED.map((request) => ({ ...request, status: 400 })),
];

/** A page whose name resolves to this machine gets nothing of the gateway, and has nothing paid. */
export const proof: Proof = {
  name: "requests that name another host, or hide one",
  target: "≥ 60 requests: 0 answered but with 421 or 400, 0 calls",
  async run() {
    await using upstream = await startUpstream(read({ 姓名: "王小明" }));
    await using gateway = await startGatewayProcess({
      ...settingsFor(upstream),
      RESULT_MEMORY_MS: "0",
    });
    let wrong = 0;
    for (const { name, bytes, status } of REQUESTS) {
      using client = createRawClient(gateway.url, PATIENCE_MS);
      const outcome = await client.ask([Buffer.from(bytes, "latin1")]);
      if (outcome === status) continue;
      wrong++;
      console.error(`${name}: expected ${status}, got ${outcome}`);
    }
    const calls = upstream.calls.length;
    return {
      figure: `${REQUESTS.length} requests: ${wrong} answered otherwise, ${calls} calls`,
      isKept: REQUESTS.length >= 60 && wrong === 0 && calls === 0,
    };
  },
};
