import assert from "node:assert/strict";
import type { ask } from "../../support/gateway.ts";

/** Asks the gateway itself, then through the router, and compares what a client sees of the error. */
export async function assertUnchanged(
  graph: { readonly router: URL; readonly gateway: URL },
  code: string,
  askAt: (url: URL) => ReturnType<typeof ask>,
): Promise<void> {
  const [direct, routed] = [await askAt(graph.gateway), await askAt(graph.router)];
  assert.equal(direct.errors?.[0]?.extensions["code"], code);
  const expected = direct.errors.map(({ message, extensions }) => ({
    message,
    // The router's own addition: which subgraph it came from.
    extensions: { ...extensions, serviceName: "licences" },
  }));
  const seen = routed.errors?.map(({ message, extensions }) => ({ message, extensions }));
  assert.deepEqual(seen, expected);
}
