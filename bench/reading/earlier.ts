import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CHECKOUT } from "./our-reader.ts";

/** A checkout of an earlier commit, for as long as it is wanted. */
export interface Earlier extends Disposable {
  readonly url: URL;
}

/**
 * Checks a commit out into a temporary folder, with this checkout's packages.
 *
 * It goes when it is disposed of, and also when the process is interrupted: git remembers its
 * worktrees, and would keep one that nobody has any more.
 *
 * @throws {Error} if there is no such commit
 */
export function checkOut(commit: string): Earlier {
  const folder = mkdtempSync(join(tmpdir(), "earlier-"));
  const remove = () => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    // The link first: what it leads to is not to be removed with it.
    rmSync(join(folder, "node_modules"), { force: true });
    rmSync(folder, { recursive: true, force: true });
    git("worktree", "prune");
  };
  const interrupted = () => {
    remove();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
    git("worktree", "add", "--detach", folder, commit);
    symlinkSync(fileURLToPath(new URL("node_modules", CHECKOUT)), join(folder, "node_modules"));
  } catch (error) {
    remove();
    throw error;
  }
  return { url: pathToFileURL(`${folder}/`), [Symbol.dispose]: remove };
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

function git(...words: readonly string[]): void {
  execFileSync("git", words, { cwd: CHECKOUT, stdio: ["ignore", "ignore", "inherit"] });
}
