import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import { ask, BY_URL } from "../test/support/gateway.ts";
import { read, settingsFor, startUpstream } from "../test/support/upstream.ts";
import { until } from "../test/support/until.ts";
import type { Proof } from "./proof.ts";

const NAME = read({ 姓名: "王小明" });

/** How each way of stopping `npm start` reaches it: npm alone, or all processes of the terminal. */
const STOPS = [
  { signal: "SIGTERM", to: "npm" },
  { signal: "SIGTERM", to: "all" },
  { signal: "SIGINT", to: "all" },
  { signal: "SIGHUP", to: "all" },
  { signal: "SIGHUP", to: "npm" },
] as const;

interface Outcome {
  /** Whether the call that was under way, and is paid for, was answered. */
  readonly isAnswered: boolean;
  /** Whether no process was left. */
  readonly isGone: boolean;
  /** What npm ended with. */
  readonly exit: string;
}

export const proof: Proof = {
  name: "a signal to `npm start` during a paid call",
  target: "the call answered, no process left; npm's exit 0, or the signal it does not catch",
  async run() {
    const rows: string[] = [];
    let isKept = true;
    for (const { signal, to } of STOPS) {
      const { isAnswered, isGone, exit } = await stopDuringCall(signal, to);
      rows.push(
        `${signal} to ${to}: ${isAnswered ? "answered" : "LOST"}, ` +
          `${isGone ? "none left" : "LEFT RUNNING"}, exit ${exit}`,
      );
      isKept &&= isAnswered && isGone && exit === (signal === "SIGHUP" ? signal : "0");
    }
    return { figure: rows.join("; "), isKept };
  },
};

async function stopDuringCall(signal: NodeJS.Signals, to: "npm" | "all"): Promise<Outcome> {
  const held: ServerResponse[] = [];
  await using upstream = await startUpstream((response) => held.push(response));
  await using npm = await startNpm(settingsFor(upstream));
  const answer = ask(npm.url, BY_URL, { url: "https://example.com/a.jpg" }).then(
    ({ data }) => Boolean(data?.["recognizeLicence"]),
    () => false,
  );
  await until(() => held.length === 1, "a call is under way");
  process.kill(to === "all" ? -npm.pid : npm.pid, signal);
  // Where the gateway hears of it, it says so; where it does not, npm ends alone.
  await until(() => npm.isEnding() || npm.hasExited(), "the signal is received");
  for (const response of held) NAME(response);
  const isAnswered = await answer;
  const exit = await npm.exit;
  return { isAnswered, isGone: await isSoon(() => !npm.isAlive()), exit };
}

async function isSoon(isSo: () => boolean): Promise<boolean> {
  try {
    await until(isSo, "soon", 5000);
    return true;
  } catch {
    return false;
  }
}

/** `npm start` as a terminal runs it, in a process group of its own. */
async function startNpm(env: Readonly<Record<string, string>>) {
  const { PATH, HOME } = process.env;
  const child = spawn("npm", ["start"], {
    env: { PATH, HOME, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const exit = once(child, "exit").then(([code, signal]) => String(signal ?? code));
  const printed: string[] = [];
  createInterface(child.stdout).on("line", (line) => printed.push(line));
  const address = () => /^Listening on (\S+)/m.exec(printed.join("\n"))?.[1];
  const isAlive = () => signalGroup(pid, 0);
  await until(() => address() !== undefined || !isAlive(), "it listens", 120_000);
  return {
    pid,
    url: new URL(address() ?? "http://it-did-not-start.invalid"),
    exit,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    isEnding: () => printed.some((line) => line.startsWith("Finishing")),
    isAlive,
    async [Symbol.asyncDispose]() {
      signalGroup(pid, "SIGKILL");
      await exit;
    },
  };
}

/** Signals all processes of a group; false if there is none. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
