import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something that a process can have as its standard output and error. */
export interface Output extends Disposable {
  readonly fd: number;
  /** From now on, it takes nothing. */
  fail(): void;
}

/** Outputs that fail, by what happens to them. */
export const FAILING_OUTPUTS = {
  "on a disk that is full from the start": () => outputOf(openSync("/dev/full", "w")),
  "in a pipe whose reader goes away": () => createPipe("close"),
  "in a pipe that is read no more": () => createPipe("fill"),
} satisfies Readonly<Record<string, () => Output>>;

/** A file on a file system of 64 KiB. Mounting that needs root, and Linux. */
export function createSmallDisk(): Output {
  const folder = mkdtempSync(join(tmpdir(), "disk-"));
  run("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder);
  const fd = openSync(join(folder, "log"), "a");
  return outputOf(
    fd,
    () => fill(fd),
    () => {
      run("umount", "--lazy", folder);
      rmSync(folder, { recursive: true });
    },
  );
}

/** @param failure - whether the pipe's other end is closed, or left unread behind a full buffer */
function createPipe(failure: "close" | "fill"): Output {
  const folder = mkdtempSync(join(tmpdir(), "pipe-"));
  const path = join(folder, "pipe");
  run("mkfifo", path);
  // For both directions, since a pipe cannot be opened for one before the other end is there.
  let otherEnd: number | undefined = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const close = () => {
    if (otherEnd !== undefined) closeSync(otherEnd);
    otherEnd = undefined;
  };
  return outputOf(
    openSync(path, "w"),
    () => {
      if (failure === "close") close();
      else if (otherEnd !== undefined) fill(otherEnd);
    },
    () => {
      close();
      rmSync(folder, { recursive: true });
    },
  );
}

/** Writes until no more is taken. */
function fill(fd: number): void {
  try {
    for (;;) writeSync(fd, Buffer.alloc(512));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EAGAIN", "ENOSPC"].includes(code)) throw error;
  }
}

export const outputOf = (
  fd: number,
  fail: () => void = () => undefined,
  dispose: () => void = () => undefined,
): Output => ({
  fd,
  fail,
  [Symbol.dispose]() {
    closeSync(fd);
    dispose();
  },
});

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`);
}
