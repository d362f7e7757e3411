import { startRouterProcess, type RouterProcess } from "./processes.ts";
import { supergraphOf, type Subgraphs } from "./supergraph.ts";

/** Starts a router before subgraphs that answer at their urls. */
export type StartRouter = (subgraphs: Subgraphs) => Promise<RouterProcess>;

/** The library that the Hive Gateway's command is made of. */
export const startHiveRuntime: StartRouter = (subgraphs) =>
  startRouterProcess("./router-process.ts", supergraphOf(subgraphs).supergraphSdl);

export const startApolloGateway: StartRouter = (subgraphs) =>
  startRouterProcess("../routers/apollo-gateway.js", supergraphOf(subgraphs).supergraphSdl);
