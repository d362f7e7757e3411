import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { listen } from "../../../src/http/server.ts";
import { HIVE_SETTINGS } from "../support/hive-settings.ts";
import { supergraphOf, type Subgraphs } from "../support/supergraph.ts";

/** Hive Gateway before the subgraphs, composed of what each of them says of itself. */
export async function startRouter(urls: Readonly<Record<string, URL>>, port: number) {
  const { supergraphSdl } = supergraphOf(await subgraphsAt(urls));
  const runtime = createGatewayRuntime({
    ...HIVE_SETTINGS,
    supergraph: supergraphSdl,
    // Where Apollo's tests look for it.
    graphqlEndpoint: "/",
    logging: false,
  });
  const server = await listen(
    (request, response) => void runtime(request, response),
    port,
    "localhost",
    undefined,
  );
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await runtime[Symbol.asyncDispose]();
    },
  };
}

async function subgraphsAt(urls: Readonly<Record<string, URL>>): Promise<Subgraphs> {
  const subgraphs = Object.entries(urls).map(
    async ([name, url]) => [name, { sdl: await sdlOf(url), url }] as const,
  );
  return Object.fromEntries(await Promise.all(subgraphs));
}

async function sdlOf(subgraph: URL): Promise<string> {
  const response = await fetch(new URL("/graphql", subgraph), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return data._service.sdl;
}
