import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "./run-command.ts";

const PACKAGE = "@apollo/federation-subgraph-compatibility-tests";
const VERSION = "1.2.1";

/** One test of Apollo's, as Jest reports it. */
export interface TestResult {
  /** The groups around it, from the outermost. */
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

export type ApolloTests = Awaited<ReturnType<typeof installApolloTests>>;

/**
 * Apollo's tests and the subgraphs that they bring, as published.
 *
 * @param folder - kept, and soon ready the next time; without one, a temporary one
 */
export async function installApolloTests(folder: string | undefined, signal: AbortSignal) {
  const root = folder ? resolve(folder) : await mkdtemp(join(tmpdir(), "apollo-tests-"));
  const remove = async () => {
    if (!folder) await rm(root, { recursive: true, force: true });
  };
  try {
    await install(root, signal);
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, [Symbol.asyncDispose]: remove };
}

/** The schema that every implementation serves to be compared. */
export const productsSdl = ({ root }: ApolloTests) =>
  readFile(join(root, "node_modules", PACKAGE, "products.graphql"), "utf8");

/** A subgraph of Apollo's own, in a process of its own. */
export async function startApolloSubgraph(
  { root }: ApolloTests,
  name: "users" | "inventory",
  port: number,
) {
  const child = fork(join(root, "node_modules", PACKAGE, "dist/subgraphs", name, "index.js"), [], {
    // Not this process's own: they are JavaScript, and need no tsx.
    execArgv: [],
    env: { PATH: process.env["PATH"], [`${name.toUpperCase()}_PORT`]: String(port) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    exited.then(() => {
      throw new Error(`The subgraph “${name}” ended before it listened.`);
    }),
  ]);
  return {
    url: new URL(`http://localhost:${port}`),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Runs every test, as Apollo's own runner would. The router's address is written into them. */
export async function runApolloTests(
  { root }: ApolloTests,
  products: URL,
  signal: AbortSignal,
): Promise<readonly TestResult[]> {
  const folder = join(root, "node_modules", PACKAGE);
  const output = join(root, "results.json");
  await rm(output, { force: true });
  const options = [
    ...["--config", join(folder, "federation-jest.config.js")],
    ...["--json", "--outputFile", output],
    ...["--cacheDirectory", join(root, "jest-cache")],
    // In one process: stopping it leaves no worker behind.
    ...["--ci", "--silent", "--runInBand"],
  ];
  // Its exit code says whether all tests passed, and they need not: a missing report says more.
  await run(
    process.execPath,
    [join(root, "node_modules/jest/bin/jest.js"), join(folder, "dist/tests"), ...options],
    {
      cwd: root,
      env: { PATH: process.env["PATH"], PRODUCTS_URL: new URL("/graphql", products).href },
      signal,
    },
  );
  const report = JSON.parse(await readFile(output, "utf8")) as {
    readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
  };
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}

async function install(root: string, signal: AbortSignal): Promise<void> {
  console.error(`Installing ${PACKAGE} ${VERSION} …`);
  // A dependency's script would download a binary that nothing here runs.
  const options = [
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--loglevel=error",
  ];
  const code = await run(
    "npm",
    ["install", "--prefix", root, ...options, `${PACKAGE}@${VERSION}`],
    {
      cwd: tmpdir(),
      env: process.env,
      signal,
    },
  );
  if (code !== 0)
    throw new Error(`npm could not install ${PACKAGE}: it ended with ${String(code)}.`);
}
