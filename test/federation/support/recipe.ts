import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "../../support/serve.ts";
import { fileOf } from "./guide.ts";
import type { RouterProcess } from "./processes.ts";
import type { StartRouter } from "./routers.ts";

const PACKAGES = fileURLToPath(new URL("../routers/node_modules", import.meta.url));

/** Where the guide's example expects each subgraph. */
const SHOWN = {
  licences: "http://127.0.0.1:4000/graphql",
  vehicles: "http://127.0.0.1:4001/graphql",
} as const;

type Urls = Readonly<Record<keyof typeof SHOWN, URL>>;

/** The supergraph that the guide's `mesh-compose` writes. @throws {Error} with what it printed */
export async function composeByRecipe(
  urls: Urls,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  await using folder = await makeFolder(urls);
  await compose(folder.path, env);
  return await readFile(join(folder.path, "supergraph.graphql"), "utf8");
}

/** Composes and starts Hive Gateway by the commands and the files of the guide. */
export const startByRecipe: StartRouter = async ({ licences, vehicles }) => {
  if (!licences?.url || !vehicles?.url) throw new Error("The recipe has licences and vehicles.");
  // Hive Gateway goes on watching the file, so the folder stays until it has ended.
  const folder = await makeFolder({ licences: licences.url, vehicles: vehicles.url });
  try {
    await compose(folder.path);
    const router = await startHive(folder.path);
    return {
      url: router.url,
      async [Symbol.asyncDispose]() {
        await router[Symbol.asyncDispose]();
        await folder[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
};

/** A folder with the guide's files and the packages that they need; `await using` removes it. */
async function makeFolder(urls: Urls) {
  const path = await mkdtemp(join(tmpdir(), "supergraph-"));
  await symlink(PACKAGES, join(path, "node_modules"));
  const mesh = fileOf("mesh.config.ts")
    .replace(SHOWN.licences, new URL("/graphql", urls.licences).href)
    .replace(SHOWN.vehicles, new URL("/graphql", urls.vehicles).href);
  await writeFile(join(path, "mesh.config.ts"), mesh);
  await writeFile(join(path, "gateway.config.ts"), fileOf("gateway.config.ts"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

async function compose(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [join(PACKAGES, ".bin/mesh-compose"), "--output", "supergraph.graphql"],
    { cwd, env: { PATH: process.env["PATH"], ...env } },
  );
}

async function startHive(cwd: string): Promise<RouterProcess> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(PACKAGES, ".bin/hive-gateway"), "supergraph", "--host", "127.0.0.1", "--port", port],
    { cwd, env: { PATH: process.env["PATH"] }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  const printed: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    printed.push(line);
    if (!line.includes("Listening on")) continue;
    child.stdout.resume();
    return {
      url: new URL(`http://127.0.0.1:${port}`),
      async [Symbol.asyncDispose]() {
        child.kill("SIGKILL");
        await exited;
      },
    };
  }
  throw new Error(`hive-gateway ended before it listened:\n${printed.join("\n")}`);
}

/** Asked for port 0, the command does not say which one it got. */
async function freePort(): Promise<string> {
  await using server = await serve(() => undefined);
  return server.url.port;
}
