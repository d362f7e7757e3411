import { readFileSync } from "node:fs";
import type { Plugin } from "graphql-yoga";
import { PUBLIC_SDL } from "../graphql/public-sdl.ts";
import { SAMPLE_PATHS } from "./sample-urls.ts";

interface File {
  readonly type: string;
  readonly content: string | Buffer<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file of the checkout, by its path there. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));

const sample = (path: string): File => ({ type: "image/jpeg", content: read(path.slice(1)) });

/**
 * The page loads nothing but itself, and shows pictures from wherever the user says. Nobody may
 * put it into a frame.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data: http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE_HEADERS = {
  "content-security-policy": PAGE_POLICY,
  // A new version of the gateway brings a new page.
  "cache-control": "no-cache",
};

/** @throws {Error} when the page has not been built */
const page = (name: string, type: string): File => ({
  type: `${type}; charset=utf-8`,
  content: readBuilt(name),
  headers: PAGE_HEADERS,
});

function readBuilt(name: string): Buffer<ArrayBuffer> {
  try {
    return read(`dist/page/${name}`);
  } catch (cause) {
    throw new Error("The page is missing: build it with `npm run build:page`.", { cause });
  }
}

const pageFiles = (): [string, File][] => [
  ["/", page("index.html", "text/html")],
  ["/page/main.js", page("main.js", "text/javascript")],
  ["/page/main.css", page("main.css", "text/css")],
];

/** Answers `GET` and `HEAD` for the few files that there are: the page, the schema and the samples. */
export function useFiles({ withPage }: { readonly withPage: boolean }): Plugin {
  const files = new Map<string, File>([
    ...(withPage ? pageFiles() : []),
    // For the code generators of front ends.
    ["/schema.graphql", { type: "application/graphql; charset=utf-8", content: PUBLIC_SDL }],
    // To try a `url` with, without a network.
    ...SAMPLE_PATHS.map((path): [string, File] => [path, sample(path)]),
  ]);
  return {
    onRequest(asked) {
      const file = files.get(asked.url.pathname);
      const { method } = asked.request;
      if (!file || !["GET", "HEAD"].includes(method)) return;
      const headers = {
        ...file.headers,
        "content-type": file.type,
        "content-length": String(Buffer.byteLength(file.content)),
      };
      const body = method === "GET" ? file.content : null;
      asked.endResponse(new asked.fetchAPI.Response(body, { headers }));
    },
  };
}
