import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, it } from "node:test";
import type { LocalOcrEvent } from "../../src/local-ocr/events.ts";
import { forkEntry } from "../../src/local-ocr/fork-entry.ts";
import type { LocalOcr, LocalOcrOptions } from "../../src/local-ocr/local-ocr.ts";
import type { ServiceMessage, ServiceOrder } from "../../src/local-ocr/service-messages.ts";
import { blankImage } from "../support/images.ts";
import { ACCOUNT, authorizationOf, call, callJson, startLocalOcr } from "../support/local-ocr.ts";
import { until } from "../support/until.ts";

const ASKED = {
  appid: ACCOUNT.appId,
  type: 1,
  image: (await blankImage("jpeg", 800, 600)).toString("base64"),
};
/** What a reader says of a picture that shows nothing: it has read it. */
const READ = -9002;

const read = async (service: LocalOcr) => (await callJson(service, ASKED)).code;
const isReading = (service: LocalOcr) => service.readers().some(({ state }) => state === "READING");
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A service whose only reader is stopped in the middle of a picture, for as long as a test wants. */
async function startStuck(options: Partial<LocalOcrOptions> = {}) {
  const service = await startLocalOcr({ workers: 1, ...options });
  await service.ready;
  const [reader] = service.readers();
  assert.ok(reader);
  process.kill(reader.pid, "SIGSTOP");
  const first = read(service);
  await until(() => isReading(service), "the first picture is with the reader");
  return {
    service,
    pid: reader.pid,
    first,
    [Symbol.asyncDispose]: async () => {
      if (isAlive(reader.pid)) process.kill(reader.pid, "SIGCONT");
      await service[Symbol.asyncDispose]();
    },
  };
}

describe("a reader that is killed over a picture", () => {
  it("costs that picture alone, and is back", async () => {
    await using stuck = await startStuck();
    const { service, pid, first } = stuck;
    const next = read(service);
    const killedAt = performance.now();
    process.kill(pid, "SIGKILL");
    assert.equal(await first, 213);
    const isReplaced = () => service.readers().some((reader) => reader.pid !== pid);
    await until(isReplaced, "another one takes its seat", 2_000 - (performance.now() - killedAt));
    assert.equal(await next, READ);
    assert.equal(await read(service), READ);
  });

  it("does not disturb the one beside it", async () => {
    await using service = await startLocalOcr({ workers: 2 });
    await service.ready;
    const [victim] = service.readers();
    assert.ok(victim);
    process.kill(victim.pid, "SIGKILL");
    await until(() => !service.readers().some(({ pid }) => pid === victim.pid), "it has gone");
    assert.deepEqual(await Promise.all([read(service), read(service)]), [READ, READ]);
    await until(
      () => service.readers().filter(({ state }) => state === "IDLE").length === 2,
      "both",
    );
  });
});

describe("a reader that takes too long", () => {
  it("is ended with its picture, and is back", async () => {
    const events: LocalOcrEvent[] = [];
    const log = (event: LocalOcrEvent) => events.push(event);
    await using stuck = await startStuck({ jobTimeoutMs: 4_000, log });
    assert.equal(await stuck.first, 213);
    assert.ok(events.some(({ event }) => event === "reader-too-slow"));
    await until(() => stuck.service.readers()[0]?.state === "IDLE", "it is back");
    assert.equal(await read(stuck.service), READ);
  });
});

describe("the line before the readers", () => {
  it("lets eight readings through two readers", async () => {
    await using service = await startLocalOcr({ workers: 2, jobTimeoutMs: 60_000 });
    const codes = await Promise.all(Array.from({ length: 8 }, () => read(service)));
    assert.deepEqual(new Set(codes), new Set([READ]));
  });

  it("refuses with 15 who comes when it is full, and serves who waits", async () => {
    await using stuck = await startStuck({ queueLength: 2, jobTimeoutMs: 60_000 });
    const others = Array.from({ length: 4 }, () => read(stuck.service));
    const firstTwo = await Promise.all([Promise.race(others), Promise.race(others)]);
    assert.deepEqual(firstTwo, [15, 15]);
    process.kill(stuck.pid, "SIGCONT");
    const codes = await Promise.all(others);
    assert.deepEqual(codes.toSorted(), [READ, READ, 15, 15].toSorted());
    assert.equal(await stuck.first, READ);
  });

  it("keeps nobody whose bytes are no picture", async () => {
    await using stuck = await startStuck({ queueLength: 0, jobTimeoutMs: 60_000 });
    assert.equal(await read(stuck.service), 15);
    const image = Buffer.from("GIF89a").toString("base64");
    assert.equal((await callJson(stuck.service, { ...ASKED, image })).code, -1102);
  });

  it("refuses with 15 who has waited too long", async () => {
    await using stuck = await startStuck({ jobTimeoutMs: 500 });
    assert.equal(await read(stuck.service), 15);
    assert.equal(await stuck.first, 213);
  });

  for (const [timeLeftMs, name] of [
    [2500, "refuses with 15 what cannot begin in the time that its client waits"],
    [1500, "refuses it at once where that is shorter than a reading"],
  ] as const) {
    it(name, async () => {
      await using stuck = await startStuck({ jobTimeoutMs: 60_000 });
      const askedAt = performance.now();
      const { code } = await call(stuck.service, JSON.stringify(ASKED), {
        "content-type": "application/json",
        "x-time-left-ms": String(timeLeftMs),
      });
      assert.equal(code, 15);
      assert.ok(performance.now() - askedAt < timeLeftMs);
    });
  }

  it("drops a reading whose client has gone, and gives its place to another", async () => {
    const events: LocalOcrEvent[] = [];
    const log = (event: LocalOcrEvent) => events.push(event);
    await using stuck = await startStuck({ queueLength: 1, jobTimeoutMs: 60_000, log });
    const client = new AbortController();
    const gone = fetch(new URL("/ocr/drivinglicence", stuck.service.url), {
      method: "POST",
      headers: { authorization: authorizationOf(), "content-type": "application/json" },
      body: JSON.stringify(ASKED),
      signal: client.signal,
    });
    await until(async () => (await read(stuck.service)) === 15, "the line is full");
    client.abort();
    await assert.rejects(gone, { name: "AbortError" });
    await until(() => events.some(({ event }) => event === "abandoned"), "the call is given up");
    const next = read(stuck.service);
    process.kill(stuck.pid, "SIGCONT");
    assert.deepEqual(await Promise.all([stuck.first, next]), [READ, READ]);
    assert.ok(!events.some(({ event }) => event === "bug"));
  });
});

describe("readiness", () => {
  const statusOf = async (service: LocalOcr) =>
    (await fetch(new URL("/ready", service.url))).status;

  it("is told by GET /ready, from the first warm reader to the last", async () => {
    await using service = await startLocalOcr();
    assert.equal(await statusOf(service), 503);
    await service.ready;
    assert.equal(await statusOf(service), 200);
    for (const { pid } of service.readers()) process.kill(pid, "SIGKILL");
    await until(async () => (await statusOf(service)) === 503, "no reader is warm");
    await until(async () => (await statusOf(service)) === 200, "one is warm again");
  });

  it("is refused, with the reason, when no reader can be started", async () => {
    const flag = "--import=data:text/javascript,process.exit(7)";
    process.execArgv.push(flag);
    try {
      await using service = await startLocalOcr();
      await assert.rejects(service.ready, {
        message: "No reader process can be started: The reader process ended with code 7.",
      });
      assert.equal(await statusOf(service), 503);
    } finally {
      process.execArgv.splice(process.execArgv.indexOf(flag), 1);
    }
  });
});

describe("the end", () => {
  it("lets a reading finish, drops its readers, and takes no further call", async () => {
    const service = await startLocalOcr();
    await service.ready;
    const pids = service.readers().map(({ pid }) => pid);
    const last = read(service);
    await until(() => isReading(service), "the last picture is with the reader");
    await service[Symbol.asyncDispose]();
    assert.equal(await last, READ);
    assert.ok(!pids.some(isAlive));
    await assert.rejects(read(service));
  });

  it("comes over the readers also when the service is killed", async () => {
    const child = forkEntry("service-process");
    const pids: number[] = [];
    child.on("message", (message: ServiceMessage) => {
      if (message.kind === "event" && message.event.event === "reader-ready")
        pids.push(message.event.pid);
    });
    const options = { accounts: [ACCOUNT], workers: 2, allowPrivateUrls: false };
    child.send({ kind: "start", options } satisfies ServiceOrder);
    await until(() => pids.length === 2, "both readers are warm", 60_000);
    assert.ok(pids.every(isAlive));
    child.kill("SIGKILL");
    await once(child, "exit");
    await until(() => !pids.some(isAlive), "both readers have ended");
  });
});
