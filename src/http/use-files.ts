import { readFileSync } from "node:fs";
import type { Plugin } from "graphql-yoga";
import { PUBLIC_SDL } from "../graphql/public-sdl.ts";

interface File {
  readonly type: string;
  readonly content: string | Buffer<ArrayBuffer>;
}

const sample = (name: string): File => ({
  type: "image/jpeg",
  content: readFileSync(new URL(`../../samples/${name}`, import.meta.url)),
});

/** Everything that is answered as it is. */
const FILES: ReadonlyMap<string, File> = new Map([
  // For the code generators of front ends.
  ["/schema.graphql", { type: "application/graphql; charset=utf-8", content: PUBLIC_SDL }],
  // To try a `url` with, without a network.
  ["/samples/driver-licence.jpg", sample("driver-licence.jpg")],
  ["/samples/vehicle-licence.jpg", sample("vehicle-licence.jpg")],
]);

/** Answers `GET` for the few files that there are. */
export function useFiles(): Plugin {
  return {
    onRequest(asked) {
      const file = FILES.get(asked.url.pathname);
      if (!file || asked.request.method !== "GET") return;
      const headers = { "content-type": file.type };
      asked.endResponse(new asked.fetchAPI.Response(file.content, { headers }));
    },
  };
}
