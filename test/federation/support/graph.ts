import { startMain } from "../../support/main-process.ts";
import { settingsFor, startUpstream, type Answer } from "../../support/upstream.ts";
import { NEIGHBOURS } from "./neighbours.ts";
import { startProcess } from "./processes.ts";
import { OURS, supergraphOf } from "./supergraph.ts";

/** A federated graph of real processes: a router before our gateway and two neighbours. */
export async function startGraph(env: Readonly<Record<string, string>>) {
  const [gateway, drivers, vehicles] = await Promise.all([
    startMain(env),
    startProcess("neighbour-process", "drivers"),
    startProcess("neighbour-process", "vehicles"),
  ]);
  const { supergraphSdl } = supergraphOf({
    licences: { ...OURS.licences, url: gateway.url },
    drivers: { ...NEIGHBOURS.drivers, url: drivers.url },
    vehicles: { ...NEIGHBOURS.vehicles, url: vehicles.url },
  });
  const router = await startProcess("router-process", supergraphSdl);
  return {
    router: router.url,
    gateway: gateway.url,
    ready: gateway.ready,
    async [Symbol.asyncDispose]() {
      for (const process of [router, vehicles, drivers, gateway])
        await process[Symbol.asyncDispose]();
    },
  };
}

/** The same, with an OCR service that answers as the test says, and keeps what it was sent. */
export async function startScriptedGraph(answer: Answer) {
  const upstream = await startUpstream(answer);
  const graph = await startGraph(settingsFor(upstream));
  return {
    ...graph,
    calls: upstream.calls,
    async [Symbol.asyncDispose]() {
      await graph[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
