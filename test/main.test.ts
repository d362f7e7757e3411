import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { STOP_SIGNALS } from "../src/local-ocr/stop-signals.ts";
import { IMAGE_LIMITS } from "../src/ocr/image.ts";
import { ask, askWithFile, BY_UPLOAD, BY_URL } from "./support/gateway.ts";
import { startMain } from "./support/main-process.ts";
import { jpegOfLength } from "./support/picture.ts";
import { serve } from "./support/serve.ts";
import { until } from "./support/until.ts";
import { read, settingsFor, startUpstream } from "./support/upstream.ts";

const NAME = read({ 姓名: "王小明" });
const URL_OF_ONE = "https://example.com/a.jpg";

const runMain = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, ["--import", "tsx", "src/main.ts", ...args], {
    env: { PATH: process.env["PATH"], ...env },
    encoding: "utf8",
  });

describe("the command line", () => {
  it("names every wrong setting, no value, and does not start", () => {
    const { status, stderr } = runMain([], { PORT: "secret", OCR_TIMEOUT_MS: "secret" });
    assert.equal(status, 1);
    assert.match(stderr, /PORT must be .*\n|OCR_TIMEOUT_MS must be /);
    assert.doesNotMatch(stderr, /secret|    at /);
  });

  it("says in one sentence, without a value, that it cannot listen, and what to do", async () => {
    await using other = await serve((_, response) => void response.end());
    const { port } = other.url;
    const account = { OCR_APP_ID: "a", OCR_SECRET_ID: "b", OCR_SECRET_KEY: "c".repeat(16) };
    const API_KEYS = `front-end=${"k".repeat(24)}`;
    for (const [command, env, sentence] of [
      ["gateway", { PORT: port }, /^PORT is taken: stop .+ or give another port\.\n$/],
      ["gateway", { LOCAL_OCR_PORT: port }, /^LOCAL_OCR_PORT is taken: .+ another port\.\n$/],
      ["local-ocr", { ...account, LOCAL_OCR_PORT: port }, /^LOCAL_OCR_PORT is taken: .+\.\n$/],
      ["gateway", { HOST: "secret.invalid", API_KEYS }, /^HOST is no address of this .+\.\n$/],
      ["gateway", { HOST: "192.0.2.1", API_KEYS }, /^HOST is no address of this .+\.\n$/],
    ] as const) {
      const { status, stderr } = runMain([command], { PORT: "0", LOCAL_OCR_WORKERS: "1", ...env });
      assert.match(stderr, sentence);
      assert.equal(status, 1);
      assert.doesNotMatch(stderr, new RegExp(`secret|192|${port}`));
    }
  });

  it("opens no inspector on a signal", async () => {
    await using upstream = await startUpstream(NAME);
    await using gateway = await startMain(settingsFor(upstream));
    await gateway.ready();
    gateway.child.kill("SIGUSR1");
    for (let round = 0; round < 20; round++) await ask(gateway.url, BY_URL, { url: URL_OF_ONE });
    assert.doesNotMatch(gateway.complaints.join(""), /Debugger|inspector/);
  });

  it("says what it can do", () => {
    const { status, stdout } = runMain(["--help"], {});
    assert.equal(status, 0);
    assert.match(stdout, /npm start/);
    assert.equal(runMain(["nonsense"], {}).status, 1);
  });

  it("runs the local service alone only with credentials, whose names it says", () => {
    const { status, stderr } = runMain(["local-ocr"], {});
    assert.equal(status, 1);
    assert.match(stderr, /OCR_SECRET_KEY is required/);
  });
});

describe("the engine", () => {
  it("gathers nothing about its use: it leaves nothing in the home and temporary folders", () => {
    const home = mkdtempSync(join(tmpdir(), "home-"));
    const script = `
      const { createReader } = await import("./src/local-ocr/reading/reader.ts");
      await (await createReader())[Symbol.asyncDispose]();`;
    const flags = ["--import", "tsx", "--input-type=module", "-e", script];
    const { status } = spawnSync(process.execPath, flags, {
      env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home },
    });
    const left = readdirSync(home).filter((name) => !name.startsWith("tsx-"));
    rmSync(home, { recursive: true });
    assert.deepEqual([status, left], [0, []]);
  });
});

describe("the gateway's process", () => {
  it("says what it does while the models load, and is ready when they are", async () => {
    await using gateway = await startMain();
    const at = (path: string) => fetch(new URL(path, gateway.url)).then(({ status }) => status);
    assert.deepEqual([await at("/health"), await at("/ready")], [200, 503]);
    await gateway.ready();
    assert.deepEqual([await at("/health"), await at("/ready")], [200, 200]);
    assert.match(gateway.printed.join("\n"), /Loading the OCR models into 1 readers/);
  });

  for (const signal of STOP_SIGNALS)
    it(`ends by itself on ${signal} to all its processes, and leaves none behind`, async () => {
      await using gateway = await startMain();
      await gateway.ready();
      const children = descendantsOf(gateway.child.pid ?? 0);
      assert.equal(children.length, 2);
      for (const pid of children) process.kill(pid, signal);
      gateway.child.kill(signal);
      const [code] = (await gateway.exited) as [number | null];
      assert.equal(code, 0);
      await until(() => !children.some(isAlive), "its processes end");
    });

  it("ends the same way while the models load, and complains of nothing", async () => {
    const account = { OCR_APP_ID: "a", OCR_SECRET_ID: "b", OCR_SECRET_KEY: "c".repeat(16) };
    for (const [command, env] of [
      ["gateway", {}],
      ["local-ocr", { ...account, LOCAL_OCR_PORT: "0" }],
    ] as const) {
      await using main = await startMain(env, command);
      main.child.kill("SIGTERM");
      const [code] = (await main.exited) as [number | null];
      assert.deepEqual([code, main.complaints], [0, []], command);
      assert.ok(!main.printed.some((line) => line.startsWith("Ready")), command);
    }
  });

  it("finishes a call on signals that come together, as npm and a terminal send them", async () => {
    const held: ServerResponse[] = [];
    await using upstream = await startUpstream((response) => held.push(response));
    for (const signals of [
      ["SIGINT", "SIGINT"],
      ["SIGHUP", "SIGHUP"],
      ["SIGTERM", "SIGINT"],
      ["SIGTERM", "SIGHUP"],
    ] as const) {
      await using gateway = await startMain(settingsFor(upstream));
      const answer = ask(gateway.url, BY_URL, { url: "https://example.com/a.jpg" });
      await until(() => held.length === 1, "a call is under way");
      for (const signal of signals) gateway.child.kill(signal);
      await until(() => isEnding(gateway.printed), "it is ending");
      for (const response of held.splice(0)) NAME(response);
      assert.equal((await answer).data?.["recognizeLicence"]?.["name"], "王小明");
      assert.deepEqual(await gateway.exited, [0, null]);
    }
  });

  it("finishes a call on the first signal, and ends at once on a later one of any kind", async () => {
    const held: ServerResponse[] = [];
    await using upstream = await startUpstream((response) => held.push(response));
    for (const [first, second] of [
      ["SIGTERM", "SIGINT"],
      ["SIGINT", "SIGHUP"],
      ["SIGHUP", "SIGTERM"],
      ["SIGTERM", "SIGTERM"],
    ] as const) {
      await using gateway = await startMain(settingsFor(upstream));
      const lost = assert.rejects(ask(gateway.url, BY_URL, { url: "https://example.com/a.jpg" }));
      await until(() => held.length === 1, "a call is under way");
      gateway.child.kill(first);
      await until(() => isEnding(gateway.printed), "it is ending");
      await until(() => !gateway.child.kill(second) || gateway.child.exitCode !== null, "it ends");
      assert.deepEqual(await gateway.exited, [1, null]);
      await lost;
      held.length = 0;
    }
  });

  it("leaves no process behind when it is killed", async () => {
    await using gateway = await startMain();
    await gateway.ready();
    const children = descendantsOf(gateway.child.pid ?? 0);
    gateway.child.kill("SIGKILL");
    await until(() => !children.some(isAlive), "its processes end");
  });

  it("creates no file for an upload, also when it is killed during one", async () => {
    const temporary = mkdtempSync(join(tmpdir(), "gateway-"));
    try {
      await using gateway = await startMain({ TMPDIR: temporary });
      await gateway.ready();
      const before = readdirSync(temporary, { recursive: true });
      const file = await jpegOfLength(IMAGE_LIMITS.maxBytes);
      const { errors } = await askWithFile(gateway.url, file);
      assert.equal(errors?.[0]?.extensions["code"], "LICENCE_NOT_RECOGNIZED");
      await sendHalf(gateway.url, file);
      gateway.child.kill("SIGKILL");
      await gateway.exited;
      assert.deepEqual(readdirSync(temporary, { recursive: true }), before);
    } finally {
      rmSync(temporary, { recursive: true });
    }
  });
});

/** Sends an upload up to the middle of its file, and sees that the gateway has taken it. */
async function sendHalf(gateway: URL, file: Uint8Array): Promise<void> {
  const socket = connect(Number(gateway.port), gateway.hostname);
  socket.on("error", () => undefined);
  const part = (name: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: localhost\r\napollo-require-preflight: 1\r\n` +
      `content-type: multipart/form-data; boundary=b\r\n` +
      `content-length: ${file.length + 1000}\r\n\r\n` +
      part("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } })) +
      part("map", '{"0":["variables.upload"]}') +
      `--b\r\ncontent-disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n`,
  );
  // Far more than the kernel's buffers take: when it is written, most of it has been read.
  if (!socket.write(file.subarray(0, -1000))) await once(socket, "drain");
}

const isEnding = (printed: readonly string[]) =>
  printed.some((line) => line.startsWith("Finishing"));

/** Processes below this one, by the kernel's list. */
function descendantsOf(pid: number): readonly number[] {
  const { stdout } = spawnSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = stdout.trim().split("\n");
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
