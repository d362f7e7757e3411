import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { json, text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { acceptForProcess } from "../../src/local-ocr/accept-for-process.ts";
import type { LocalOcrEvent } from "../../src/local-ocr/events.ts";
import type { ServiceOptions } from "../../src/local-ocr/service.ts";
import { startLocalOcr } from "../../src/local-ocr/start-local-ocr.ts";
import { openConnection } from "../support/connection.ts";
import { ACCOUNT, authorizationOf, callJson, type Envelope } from "../support/local-ocr.ts";
import { serve } from "../support/serve.ts";
import { until } from "../support/until.ts";

/** A busy machine may take its time to read. */
const OPTIONS = {
  accounts: [ACCOUNT],
  workers: 1,
  allowPrivateUrls: false,
  jobTimeoutMs: 60_000,
};

const PICTURE = {
  appid: ACCOUNT.appId,
  bucket: ACCOUNT.bucket,
  type: 1,
  image: readFileSync("samples/driver-licence.jpg").toString("base64"),
};

async function startService(options: Partial<ServiceOptions> = {}, waitingMs?: number) {
  const port = await acceptForProcess(0, waitingMs);
  const events: LocalOcrEvent[] = [];
  const service = startLocalOcr(port, { ...OPTIONS, ...options }, (event) => events.push(event));
  await service.ready;
  return { ...service, url: port.url, events };
}

/** Why this process may not have the port; undefined when it got it. */
async function bindingFault(port: number): Promise<unknown> {
  const server = createServer();
  const bound = new Promise((resolve) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  try {
    return await bound;
  } finally {
    server.close();
  }
}

describe("the port of the local service", () => {
  it("is nobody else's while the service is dead, and who calls then is answered by the next", async () => {
    await using service = await startService();
    const port = Number(service.url.port);
    const dead = service.pid();
    const faults = new Set<unknown>();
    process.kill(dead, "SIGKILL");
    let isAnswered = false;
    const answer = callJson(service, PICTURE).finally(() => (isAnswered = true));
    await until(async () => {
      faults.add(await bindingFault(port));
      return isAnswered;
    }, "the call is answered");
    assert.equal((await answer).code, 0);
    assert.deepEqual([...faults], ["EADDRINUSE"]);
    assert.notEqual(service.pid(), dead);
    assert.deepEqual(
      service.events.filter(({ event }) => event === "service-gone"),
      [{ event: "service-gone", exit: "SIGKILL" }],
    );
  });

  it("answers each of many calls that come while the service is killed again and again", async () => {
    await using service = await startService();
    const statuses: number[] = [];
    for (let round = 0; round < 3; round++) {
      const dead = service.pid();
      const asked = Array.from({ length: 20 }, () => fetch(new URL("/ready", service.url)));
      process.kill(dead, "SIGKILL");
      // Those that the dead one had begun to read are lost; whoever calls from now on is not.
      await Promise.allSettled(asked);
      const later = Array.from({ length: 20 }, () => fetch(new URL("/ready", service.url)));
      statuses.push(...(await Promise.all(later)).map(({ status }) => status));
      await until(() => service.pid() !== dead, "it is back");
    }
    assert.equal(statuses.length, 60);
    assert.ok(statuses.every((status) => [200, 503].includes(status)));
  });

  it("has the urls that may be fetched known to each of its processes", async () => {
    const asked: unknown[] = [];
    await using pictures = await serve(({ url }, response) => {
      asked.push(url);
      response.end(Buffer.from(PICTURE.image, "base64"));
    });
    const url = "http://localhost:1/a.jpg";
    const allowedUrls = new Map([[url, new URL("/b.jpg", pictures.url).href]]);
    await using service = await startService({ allowedUrls });
    process.kill(service.pid(), "SIGKILL");
    const { appid, bucket, type } = PICTURE;
    assert.equal((await callJson(service, { appid, bucket, type, url })).code, 0);
    const elsewhere = new URL("/c.jpg", pictures.url).href;
    assert.equal((await callJson(service, { appid, bucket, type, url: elsewhere })).code, -1308);
    assert.deepEqual(asked, ["/b.jpg"]);
  });

  it("cannot be had when it is taken", async () => {
    using port = await acceptForProcess(0);
    await assert.rejects(acceptForProcess(Number(port.url.port)), { code: "EADDRINUSE" });
  });

  it("is given up at the end", async () => {
    const service = await startService();
    await service[Symbol.asyncDispose]();
    assert.equal(await bindingFault(Number(service.url.port)), undefined);
  });

  it("closes a connection that no process takes in time", async () => {
    using port = await acceptForProcess(0, 100);
    await ending(askReady(port.url));
  });

  it("closes a connection that a service which hangs does not take in time", async () => {
    await using service = await startService({}, 1000);
    process.kill(service.pid(), "SIGSTOP");
    await ending(askReady(service.url));
    process.kill(service.pid(), "SIGKILL");
  });
});

describe("a connection that was handed over", () => {
  it("is kept for the next request", async () => {
    await using service = await startService();
    using connection = await openConnection(service.url);
    for (let at = 0; at < 3; at++)
      assert.equal((await connection.exchange("GET /ready HTTP/1.1\r\n\r\n")).status, 200);
  });

  it("has ten seconds for its headers", async () => {
    await using service = await startService();
    const socket = connect(Number(service.url.port), service.url.hostname);
    socket.write("GET /ready HTTP/1.1\r\nx-a: ");
    const startedAt = performance.now();
    assert.match(await text(socket), /^HTTP\/1\.1 408 /);
    const seconds = (performance.now() - startedAt) / 1000;
    assert.ok(seconds > 9 && seconds < 20, `${seconds} s`);
  });

  it("does not hold up the end when it is idle", async () => {
    const service = await startService();
    using connection = await openConnection(service.url);
    await connection.exchange("GET /ready HTTP/1.1\r\n\r\n");
    const startedAt = performance.now();
    await service[Symbol.asyncDispose]();
    assert.ok(performance.now() - startedAt < 4000);
  });

  it("is answered when its call has begun before the end", async () => {
    const service = await startService();
    const body = JSON.stringify(PICTURE);
    const call = request(new URL("/ocr/drivinglicence", service.url), {
      method: "POST",
      headers: {
        authorization: authorizationOf(),
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        expect: "100-continue",
      },
    });
    const answered = once(call, "response") as Promise<[IncomingMessage]>;
    call.flushHeaders();
    await once(call, "continue");
    const ended = service[Symbol.asyncDispose]();
    call.end(body);
    const [response] = await answered;
    assert.equal(((await json(response)) as Envelope).code, 0);
    await ended;
  });
});

/** A connection on which a request waits for its answer. */
function askReady(url: URL): Socket {
  const socket = connect(Number(url.port), url.hostname).resume();
  socket.write("GET /ready HTTP/1.1\r\n\r\n");
  return socket;
}

/** Resolves when the other side has closed, in whatever way. */
const ending = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.on("error", () => undefined).once("close", () => resolve());
  });
