import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** The gateway as `npm start` runs it, in a process of its own on a free port. */
export async function startMain(env: Readonly<Record<string, string>> = {}, command = "gateway") {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", command], {
    env: { PATH: process.env["PATH"], PORT: "0", LOCAL_OCR_WORKERS: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  child.stderr.on("data", (text: Buffer) => {
    complaints.push(String(text));
    process.stderr.write(text);
  });
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout);
  const printed: string[] = [];
  lines.on("line", (line) => printed.push(line));
  /** The first line that matches; rejects when the process ends before. */
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (text: string) => {
        if (pattern.test(text)) resolve(text);
      };
      printed.forEach(look);
      lines.on("line", look);
      void exited.then(() => {
        reject(new Error(`ended before it printed ${pattern.source}: ${printed.join("\n")}`));
      });
    });
  const listening = await line(/^Listening on |listens on /);
  return {
    child,
    exited,
    printed,
    /** What it wrote to the standard error. */
    complaints,
    url: new URL(/http:\S+/.exec(listening)?.[0] ?? ""),
    line,
    ready: () => line(/^Ready after /),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
