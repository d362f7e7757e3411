import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify, stripVTControlCharacters } from "node:util";

/**
 * A new folder for the reader's project, and beside it what the guide copies from the gateway's.
 * Disposing removes both.
 */
export async function createProject() {
  const root = await mkdtemp(join(tmpdir(), "front-end-"));
  const folder = join(root, "licence-form");
  const gatewayFolder = join(root, "licence-gateway");
  await mkdir(folder);
  await cp("src/page/error-texts.ts", join(gatewayFolder, "src/page/error-texts.ts"));
  return {
    async write(path: string, text: string) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    run: (command: string) => run(command, folder),
    serve: (command: string) => serve(command, folder),
    /** Where a path leads that starts in the gateway's folder, as its readers have it. */
    fromGateway: (path: string) => resolve(gatewayFolder, path),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

/**
 * What the command prints.
 *
 * @throws {Error} with all that it printed, if it fails
 */
export async function run(command: string, cwd: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("bash", ["-c", command], { cwd, env: ENV });
    return stdout;
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command}\n${stdout ?? ""}\n${stderr ?? ""}`, { cause });
  }
}

/** Starts a server that prints its address, in a group of processes that ends as one. */
async function serve(command: string, cwd: string) {
  const child = spawn("bash", ["-c", command], {
    cwd,
    env: ENV,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    await exited;
  };
  for await (const line of createInterface(child.stdout)) {
    const [address] = /http:\S+/.exec(stripVTControlCharacters(line)) ?? [];
    if (address !== undefined) return { url: new URL(address), [Symbol.asyncDispose]: stop };
  }
  throw new Error(`${command} ended before it told its address.`);
}

/** Without what `npm test` tells its children about the project that they are in. */
const OF_THIS_PROJECT =
  /^(npm_(package|lifecycle|config_((local_)?prefix|engine_strict))|init_cwd$)/i;

const ENV = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !OF_THIS_PROJECT.test(name)),
  ),
  // Nothing of the guide needs the install scripts of its packages.
  npm_config_ignore_scripts: "true",
};
