import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { askWithFile } from "../support/gateway.ts";
import { until } from "../support/until.ts";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

/** As an operator has it: of npm's settings for this project, nothing. */
const ENVIRONMENT = { PATH: process.env["PATH"], HOME: process.env["HOME"] };

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe("a production install", () => {
  const folder = mkdtempSync(join(tmpdir(), "install-"));
  const installed = join(folder, "node_modules/licence-gateway");
  let warnings = "";

  before(() => {
    const printed = execFileSync("npm", ["run", "--silent", "pack"], { encoding: "utf8" });
    const [tarball = ""] = /^licence-gateway-.+\.tgz$/m.exec(printed) ?? [];
    cpSync(tarball, join(folder, tarball));
    const command = ["install", "--omit=dev", "--ignore-scripts", "--prefer-offline"];
    const { status, stderr } = spawnSync("npm", [...command, `./${tarball}`], {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    warnings = stderr;
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("warns of nothing on this version of Node", () => {
    assert.doesNotMatch(warnings, /warn/);
  });

  it("has the versions of the lock file, also of packages that others bring", () => {
    const { packages: locked } = readJson("package-lock.json") as Lock;
    const { packages } = readJson(join(folder, "package-lock.json")) as Lock;
    const names = Object.keys(packages).filter(
      (path) =>
        /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && path !== "node_modules/licence-gateway",
    );
    assert.ok(names.length > 100, `${names.length} packages`);
    for (const name of names) assert.equal(packages[name]?.version, locked[name]?.version, name);
  });

  it("says what it can do, also to those who have no checkout", () => {
    const { stdout } = spawnSync("npx", ["licence-gateway", "--help"], {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: "utf8",
    });
    assert.match(stdout, /^ {2}licence-gateway local-ocr /m);
  });

  it("starts by npx, reads a sample of its own, and ends with npx", async () => {
    const child = spawn("npx", ["licence-gateway"], {
      cwd: folder,
      env: { ...ENVIRONMENT, PORT: "0", LOCAL_OCR_WORKERS: "1" },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const pid = child.pid ?? 0;
    const exited = once(child, "exit");
    try {
      const printed: string[] = [];
      createInterface(child.stdout).on("line", (line) => printed.push(line));
      const find = (pattern: RegExp) => pattern.exec(printed.join("\n"));
      await until(() => find(/^Ready after/m) !== null, "it is ready", 60_000);
      const url = new URL(find(/^Listening on (\S+)/m)?.[1] ?? "");
      const sample = join(installed, "samples/driver-licence");
      const { data } = await askWithFile(url, readFileSync(`${sample}.jpg`));
      const values = readJson(`${sample}.json`) as Readonly<Record<string, string>>;
      assert.equal(data?.["recognizeLicence"]?.["name"], values["姓名"]);
      child.kill("SIGTERM");
      await until(() => !signalGroup(pid, 0), "all its processes end");
      assert.match(printed.join("\n"), /^Finishing what has begun/m);
    } finally {
      signalGroup(pid, "SIGKILL");
      await exited;
    }
  });
});

describe("a checkout without development dependencies", () => {
  it("says in one sentence what to do when it is started", () => {
    const folder = mkdtempSync(join(tmpdir(), "checkout-"));
    cpSync("package.json", join(folder, "package.json"));
    const { status, stderr } = spawnSync("npm", ["--silent", "start"], {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    assert.match(stderr, /^Building needs the development dependencies: run npm ci .+\.\n$/);
    assert.equal(status, 1);
  });
});

/** Signals all processes of a group; false if there is none. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
