/**
 * Packs the gateway for production: `licence-gateway-<version>.tgz`, at the root.
 *
 *   npm run pack
 *
 * Its manifest names every package that the gateway needs, also those that others bring, in the
 * version of `package-lock.json`. An `npm-shrinkwrap.json` would not do: npm (10.8, 11.19) heeds it in
 * a package from a registry, not in a file.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "licence-gateway-"));
try {
  console.log("Building …");
  // Without what an earlier version has left there.
  rmSync(join(root, "dist"), { recursive: true, force: true });
  npm(root, "run", "build");

  console.log("Pinning the versions of all packages …");
  for (const path of packedFiles()) cpSync(join(root, path), join(folder, path));
  writeFileSync(join(folder, "package.json"), JSON.stringify(publishedManifest(), null, 2));

  console.log("Packing …");
  console.log(npm(folder, "pack", "--pack-destination", root).trim());
} finally {
  rmSync(folder, { recursive: true });
}

/** Paths of what `files` in package.json names, and of what npm adds to it by itself. */
function packedFiles(): readonly string[] {
  const [{ files }] = JSON.parse(npm(root, "pack", "--dry-run", "--json")) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return files.map(({ path }) => path);
}

/** Without what only a checkout has a use for. */
function publishedManifest() {
  const { name, version, description, license, type, bin, files, engines } = readJson(
    "package.json",
  ) as Readonly<Record<string, unknown>>;
  const dependencies = pinnedDependencies();
  return { name, version, description, license, type, bin, files, engines, dependencies };
}

/** Optional packages are of one platform each, and pinned by the package that brings them. */
function pinnedDependencies(): Readonly<Record<string, string>> {
  const { packages } = readJson("package-lock.json") as {
    readonly packages: Readonly<
      Record<string, { readonly version: string; readonly dev?: true; readonly optional?: true }>
    >;
  };
  return Object.fromEntries(
    Object.entries(packages).flatMap(([path, { version, dev, optional }]) => {
      const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
      return name === undefined || dev || optional ? [] : [[name, version]];
    }),
  );
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync("npm", [...args, "--silent", "--ignore-scripts"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}
