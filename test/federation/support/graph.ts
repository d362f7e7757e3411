import { startMain } from "../../support/main-process.ts";
import { settingsFor, startUpstream, type Answer } from "../../support/upstream.ts";
import { NEIGHBOURS, startNeighbour, type Neighbour } from "./neighbours.ts";
import { startHiveRuntime, type StartRouter } from "./routers.ts";
import { OURS, type Subgraphs } from "./supergraph.ts";

export interface GraphOptions {
  /** The subgraphs beside ours, by their names. Default: one for each licence. */
  readonly neighbours?: Readonly<Record<string, Neighbour>>;
  /** Default: Hive Gateway's library. */
  readonly startRouter?: StartRouter;
}

/** A federated graph: a router's process before our gateway's process and its neighbours. */
export async function startGraph(
  env: Readonly<Record<string, string>>,
  { neighbours = NEIGHBOURS, startRouter = startHiveRuntime }: GraphOptions = {},
) {
  const gateway = await startMain(env);
  const beside = await Promise.all(
    Object.entries(neighbours).map(async ([name, neighbour]) => ({
      name,
      sdl: neighbour.sdl,
      ...(await startNeighbour(neighbour)),
    })),
  );
  const subgraphs: Subgraphs = {
    licences: { ...OURS.licences, url: gateway.url },
    ...Object.fromEntries(beside.map((neighbour) => [neighbour.name, neighbour])),
  };
  const close = async (...parts: readonly AsyncDisposable[]) => {
    for (const part of [...parts, ...beside, gateway]) await part[Symbol.asyncDispose]();
  };
  const router = await startRouter(subgraphs).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    router: router.url,
    gateway: gateway.url,
    ready: gateway.ready,
    /** What the router asked each neighbour for, by the neighbour's name. */
    asked: Object.fromEntries(beside.map(({ name, asked }) => [name, asked])),
    [Symbol.asyncDispose]: () => close(router),
  };
}

/** The same, with an OCR service that answers as the test says, and keeps what it was sent. */
export async function startScriptedGraph(answer: Answer, options?: GraphOptions) {
  const upstream = await startUpstream(answer);
  const graph = await startGraph(settingsFor(upstream), options);
  return {
    ...graph,
    calls: upstream.calls,
    async [Symbol.asyncDispose]() {
      await graph[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
