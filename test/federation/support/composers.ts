import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Subgraphs } from "./supergraph.ts";

const COMPOSE = fileURLToPath(new URL("../routers/compose.js", import.meta.url));

/** What another composition says is wrong with these subgraphs; empty when it composes them. */
export async function faultsBy(
  composer: "apollo" | "cosmo",
  subgraphs: Subgraphs,
): Promise<readonly string[]> {
  const schemas = Object.entries(subgraphs).map(([name, { sdl }]) => [name, sdl] as const);
  const argument = JSON.stringify(Object.fromEntries(schemas));
  const { stdout } = await promisify(execFile)(process.execPath, [COMPOSE, composer, argument]);
  return JSON.parse(stdout) as readonly string[];
}
