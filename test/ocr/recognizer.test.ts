import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { OcrError } from "../../src/errors.ts";
import type { LicenceType } from "../../src/licence/item.ts";
import { imageFromBytes, imageFromUrl } from "../../src/ocr/image.ts";
import type { RecognizerOptions } from "../../src/ocr/recognizer.ts";
import { smallJpeg, smallPng } from "../support/picture.ts";
import { createWatch, recognizerFor } from "../support/recognizer.ts";
import { until } from "../support/until.ts";
import {
  read,
  refuse,
  startUpstream,
  type Answer,
  type UpstreamOptions,
} from "../support/upstream.ts";

const UPLOAD = imageFromBytes(await smallJpeg());
const OTHER_UPLOAD = imageFromBytes(await smallPng());
const imageAt = (at: number | string) => imageFromUrl(`http://example.com/${at}.jpg`);
const NAME = read({ 姓名: "王小明" });

interface Question {
  readonly caller?: string;
  readonly type?: LicenceType;
  readonly image?: ReturnType<typeof imageAt> | typeof UPLOAD;
  readonly signal?: AbortSignal;
}

interface StartOptions extends Partial<RecognizerOptions>, UpstreamOptions {}

async function start(answer: Answer, { isAlive, ...options }: StartOptions = {}) {
  const upstream = await startUpstream(answer, isAlive && { isAlive });
  const watch = createWatch();
  const recognizer = recognizerFor(upstream.url, options, watch);
  const ask = ({ caller = "a", type = "DRIVER", image = UPLOAD, signal }: Question = {}) =>
    recognizer.recognize({ caller, type, image }, signal);
  return {
    calls: upstream.calls,
    probes: upstream.probes,
    watch,
    stats: () => recognizer.stats(),
    unreadiness: () => recognizer.unreadiness(),
    ask,
    failure: async (question?: Question) => {
      const error: unknown = await ask(question).then(
        () => assert.fail("it should have failed"),
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof OcrError, String(error));
      return error;
    },
    async [Symbol.asyncDispose]() {
      await recognizer[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** An answer that waits until it is told to go out. */
function held() {
  const responses: ServerResponse[] = [];
  return {
    responses,
    answer: (response: ServerResponse) => void responses.push(response),
    release: (answer: (response: ServerResponse) => void = NAME) =>
      responses.splice(0).forEach(answer),
  };
}

const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const MEMORY = { memoryMs: 600_000 };

describe("the same picture", () => {
  it("is one call, fifty times at once and fifty times in a row", async () => {
    await using app = await start(NAME, MEMORY);
    const together = await Promise.all(times(50, () => app.ask()));
    for (let round = 0; round < 50; round++) together.push(await app.ask());
    assert.equal(app.calls.length, 1);
    assert.ok(together.every(({ items }) => items[0]?.text === "王小明"));
    const from = (source: string) =>
      app.watch.recognitions.filter((fact) => fact.source === source).length;
    assert.deepEqual([from("CALL"), from("SHARED"), from("MEMORY")], [1, 49, 50]);
    assert.equal(app.watch.recognitions.filter(({ billed }) => billed === "YES").length, 1);
  });

  it("is a call of its own for another caller, and for another type", async () => {
    await using app = await start(NAME, MEMORY);
    for (const question of [{ caller: "a" }, { caller: "b" }, { type: "VEHICLE" as const }])
      await Promise.all(times(5, () => app.ask(question)));
    assert.equal(app.calls.length, 3);
  });

  it("is asked for again later when nothing is to be remembered", async () => {
    await using app = await start(NAME);
    await Promise.all(times(5, () => app.ask()));
    await app.ask();
    assert.equal(app.calls.length, 2);
    assert.equal(app.stats().memory.entries, 0);
  });

  it("is shared by a hundred, and told to the others that it is busy", async () => {
    const first = held();
    await using app = await start(first.answer);
    const outcomes = times(150, () =>
      app.ask().then(
        () => "read",
        (error: unknown) => error instanceof OcrError && error.code,
      ),
    );
    await until(() => first.responses.length === 1, "it is sent");
    first.release();
    const all = await Promise.all(outcomes);
    assert.equal(all.filter((outcome) => outcome === "read").length, 100);
    assert.equal(all.filter((outcome) => outcome === "OCR_BUSY").length, 50);
    assert.equal(app.calls.length, 1);
  });

  it("is forgotten when its time is over, though nobody asks", async () => {
    await using app = await start(NAME, { memoryMs: 50 });
    await app.ask();
    await until(() => app.stats().memory.entries === 0, "nothing is remembered");
  });

  it("is forgotten when others need the room", async () => {
    await using app = await start(NAME, { ...MEMORY, memoryBytes: 1500 });
    await app.ask();
    await app.ask({ image: OTHER_UPLOAD });
    await app.ask();
    assert.deepEqual([app.calls.length, app.stats().memory.entries], [3, 1]);
  });
});

describe("a failure", () => {
  for (const [code, calls] of [
    [-9002, 1],
    [-1102, 1],
    [213, 2],
    [-1308, 2],
    [21, 2],
  ] as const) {
    it(`of code ${code} is ${calls === 1 ? "remembered" : "asked for again"}`, async () => {
      await using app = await start(refuse(code), MEMORY);
      await app.failure();
      assert.equal((await app.failure()).provider?.code, code);
      assert.equal(app.calls.length, calls);
    });
  }

  it("of what is behind a url is asked for again: it may have been mended", async () => {
    await using app = await start(refuse(-9002), MEMORY);
    await app.failure({ image: imageAt(1) });
    await app.failure({ image: imageAt(1) });
    assert.equal(app.calls.length, 2);
  });

  it("that was paid for is remembered", async () => {
    await using app = await start((response) => response.end('{"code":0}'), MEMORY);
    for (let round = 0; round < 3; round++)
      assert.equal((await app.failure()).code, "OCR_BAD_REPLY");
    assert.equal(app.calls.length, 1);
  });
});

describe("a client that goes", () => {
  it("costs nothing while its picture waits", async () => {
    const first = held();
    await using app = await start(first.answer, { concurrency: 1 });
    const client = new AbortController();
    const sent = app.ask();
    const waits = app.ask({ image: imageAt(1), signal: client.signal });
    await until(() => first.responses.length + app.stats().waiting === 2, "one is sent, one waits");
    client.abort();
    await assert.rejects(waits, { name: "AbortError" });
    first.release();
    await sent;
    assert.deepEqual([app.calls.length, app.stats().waiting], [1, 0]);
    assert.equal(app.watch.recognitions[0]?.code, "GONE");
  });

  it("leaves the call to the others who want it", async () => {
    const first = held();
    await using app = await start(first.answer, { concurrency: 1 });
    const client = new AbortController();
    const busy = app.ask();
    const image = imageAt(1);
    const gone = app.ask({ image, signal: client.signal });
    const stays = app.ask({ image });
    await until(() => app.stats().waiting === 1, "it waits once for both");
    client.abort();
    await until(() => first.responses.length === 1, "the first is sent");
    first.release();
    await until(() => first.responses.length === 1, "the second is sent");
    first.release();
    await Promise.all([busy, stays, gone]);
    assert.equal(app.calls.length, 2);
  });

  it("finds its result when it comes back, since the call was finished", async () => {
    const client = new AbortController();
    const first = held();
    await using app = await start(first.answer, MEMORY);
    const gone = app.ask({ signal: client.signal }).catch(() => undefined);
    await until(() => first.responses.length === 1, "it is sent");
    client.abort();
    const comesBackAtOnce = app.ask();
    first.release();
    await gone;
    await Promise.all([comesBackAtOnce, app.ask()]);
    assert.equal(app.calls.length, 1);
  });

  it("does not take along who comes in the moment when it goes", async () => {
    const first = held();
    await using app = await start(first.answer, { concurrency: 1 });
    const busy = app.ask();
    const client = new AbortController();
    const image = imageAt(1);
    const gone = app.ask({ image, signal: client.signal });
    await until(() => app.stats().waiting === 1, "it waits");
    client.abort();
    const newcomer = app.ask({ image });
    await assert.rejects(gone, { name: "AbortError" });
    await until(() => first.responses.length === 1, "the first is sent");
    first.release();
    await until(() => first.responses.length === 1, "the newcomer's is sent");
    first.release();
    assert.equal((await newcomer).items.length, 1);
    await busy;
  });
});

describe("the account", () => {
  it("never has more calls under way than it may", async () => {
    const upstream = held();
    await using app = await start(upstream.answer, { concurrency: 3 });
    const all = Promise.all(times(12, (at) => app.ask({ caller: `${at}`, image: imageAt(at) })));
    for (let round = 1; round <= 4; round++) {
      await until(() => upstream.responses.length >= 3, "three are sent");
      assert.deepEqual(app.stats().running, 3);
      assert.deepEqual([upstream.responses.length, app.calls.length], [3, 3 * round]);
      upstream.release();
    }
    await all;
  });

  it("leaves a quarter of the calls to others while one caller's are slow, or half of two", async () => {
    for (const [concurrency, own] of [
      [2, 1],
      [3, 2],
      [10, 7],
    ] as const) {
      const slow = held();
      await using app = await start(butForA(slow.answer), { concurrency, timeoutMs: 60_000 });
      const ofA = times(2 * concurrency, (at) =>
        app.ask({ caller: "a", image: imageAt(`a${at}`) }),
      );
      await until(() => slow.responses.length === own, "its share is sent");
      await Promise.all(times(3, (at) => app.ask({ caller: "b", image: imageAt(`b${at}`) })));
      assert.equal(slow.responses.length, own);
      const releasing = setInterval(() => slow.release(), 1);
      await Promise.all(ofA);
      clearInterval(releasing);
    }
  });

  it("begins no more calls in any second than it may", async () => {
    const begun: number[] = [];
    const answer: Answer = (response) => {
      begun.push(performance.now());
      NAME(response);
    };
    await using app = await start(answer, { callsPerSecond: 4, concurrency: 10 });
    await Promise.all(times(9, (at) => app.ask({ image: imageAt(at) })));
    const fifths = begun.slice(4).map((at, before) => at - (begun[before] ?? 0));
    // What is measured is when a call arrives: some milliseconds after it was sent.
    assert.ok(Math.min(...fifths) > 950, fifths.join());
  });

  it("serves callers in turn, however much one of them asks for", async () => {
    const order: string[] = [];
    await using app = await start(
      (response, _, { body }) => {
        order.push(/example.com\/(\w)/.exec(body.toString())?.[1] ?? "?");
        NAME(response);
      },
      { concurrency: 1, timeoutMs: 20_000 },
    );
    const flood = times(3, (at) => app.ask({ caller: "a", image: imageAt(`a${at}`) }));
    const few = times(2, (at) => app.ask({ caller: "b", image: imageAt(`b${at}`) }));
    await Promise.all([...flood, ...few]);
    assert.equal(order.join(""), "aabab");
  });

  it("says that it is busy when too many wait, and lets in who waits with less", async () => {
    const first = held();
    await using app = await start(first.answer, { concurrency: 1, timeoutMs: 60_000 });
    const outcomes = times(6, (at) =>
      app.ask({ caller: "a", image: imageAt(`a${at}`) }).then(
        () => "read",
        (error: unknown) =>
          error instanceof OcrError && `${error.code} ${error.billed} ${error.retryAfterMs ?? "?"}`,
      ),
    );
    assert.equal(await outcomes[5], "OCR_BUSY NO 1000");
    const other = app.ask({ caller: "b", image: imageAt("b") });
    assert.equal(await outcomes[4], "OCR_BUSY NO 1000");
    const releasing = setInterval(() => first.release(), 1);
    await other;
    assert.deepEqual(
      await Promise.all(outcomes.slice(0, 4)),
      times(4, () => "read"),
    );
    clearInterval(releasing);
    assert.equal(app.calls.length, 5);
  });

  it("begins no call that it would not have the time to wait for", async () => {
    const first = held();
    await using app = await start(first.answer, { concurrency: 1, timeoutMs: 400 });
    const startedAt = performance.now();
    const never = app.failure();
    const { code, billed } = await app.failure({ image: imageAt(1) });
    assert.deepEqual([code, billed], ["OCR_BUSY", "NO"]);
    assert.ok(performance.now() - startedAt < 390);
    assert.equal((await never).code, "OCR_TIMEOUT");
    assert.equal(app.calls.length, 1);
  });

  it("sends no more than so many calls again", async () => {
    await using app = await start(refuse(15), { timeoutMs: 60_000 });
    await Promise.all(times(30, (at) => app.failure({ image: imageAt(at) })));
    assert.ok(app.calls.length <= 30 + 20 + 3, `${app.calls.length} calls`);
  });
});

const isDown = { isAlive: () => false };

describe("a service that is down", () => {
  it("is asked no more after five failures, and every answer is then at once", async () => {
    await using app = await start((response) => response.destroy(), isDown);
    for (const caller of "abcde") await app.failure({ caller, image: imageAt(caller) });
    await until(() => app.stats().openReason !== undefined, "the breaker has opened");
    const startedAt = performance.now();
    const { code, billed, retryAfterMs = 0 } = await app.failure({ caller: "f" });
    assert.ok(performance.now() - startedAt < 50);
    assert.deepEqual([code, billed], ["OCR_UNAVAILABLE", "NO"]);
    assert.ok(retryAfterMs > 0 && retryAfterMs <= 1250, String(retryAfterMs));
    assert.deepEqual([app.calls.length, await app.unreadiness()], [5, "OCR_UNAVAILABLE"]);
  });

  it("is asked again after a pause by one picture, whose success is for all", async () => {
    const probe = held();
    await using app = await start(
      (response, count) => (count <= 5 ? response.destroy() : probe.answer(response)),
      isDown,
    );
    for (const caller of "bcdef") await app.failure({ caller, image: imageAt(caller) });
    await until(() => app.stats().openReason !== undefined, "the breaker has opened");
    await until(() => app.stats().openReason === undefined, "the pause is over");
    const trying = app.ask({ image: imageAt("probe") });
    await until(() => probe.responses.length === 1, "one call is sent");
    assert.equal((await app.failure({ image: imageAt("other") })).code, "OCR_UNAVAILABLE");
    assert.equal(app.calls.length, 6);
    probe.release();
    await trying;
    const both = times(2, (at) => app.ask({ image: imageAt(`well-${at}`) }));
    await until(() => probe.responses.length === 2, "all are served again");
    probe.release();
    await Promise.all(both);
  });

  it("sends away who waits for it", async () => {
    const first = held();
    const answer: Answer = (response, count) =>
      count <= 5 ? first.answer(response) : response.destroy();
    const pace = { concurrency: 5, callsPerSecond: 5, timeoutMs: 60_000 };
    await using app = await start(answer, { ...pace, ...isDown });
    const all = times(20, (at) => app.failure({ caller: `${at % 5}`, image: imageAt(at) }));
    await until(() => first.responses.length === 5, "five are sent, the others wait");
    const startedAt = performance.now();
    first.release((response) => response.destroy());
    for (const { code } of await Promise.all(all)) assert.equal(code, "OCR_UNAVAILABLE");
    // One after the other, at this pace, they would have waited for seconds.
    assert.ok(performance.now() - startedAt < 800);
    assert.ok(app.calls.length < 10, `${app.calls.length} calls`);
  });

  it("is not taken for down when clients go before anything is sent", async () => {
    await using app = await start(NAME);
    for (let at = 0; at < 10; at++) {
      const client = new AbortController();
      const gone = app.ask({ image: imageAt(at), signal: client.signal });
      client.abort();
      await gone.catch(() => undefined);
    }
    assert.equal(app.stats().openReason, undefined);
  });

  it("is asked for a sign of life once a second, however many want to know", async () => {
    await using app = await start(NAME);
    await Promise.all(times(50, () => app.unreadiness()));
    await app.unreadiness();
    assert.equal(app.probes(), 1);
  });
});

/** Reads the pictures of everybody but caller a, whose calls end as this does. */
const butForA =
  (spoil: Answer): Answer =>
  (response, count, call) =>
    (call.body.includes("/a") ? spoil : NAME)(response, count, call);

describe("a caller whose pictures fail", () => {
  const waysToFail: readonly (readonly [string, Answer, string])[] = [
    ["by timeouts is sent away for a while, and nobody else is", () => undefined, "OCR_TIMEOUT"],
    ["by broken replies is as well", (response) => response.destroy(), "OCR_UNAVAILABLE"],
    ["by code 213 is as well", refuse(213), "OCR_UNAVAILABLE"],
  ];
  for (const [name, spoil, code] of waysToFail) {
    it(name, async () => {
      await using app = await start(butForA(spoil), { timeoutMs: 400 });
      const fails = (at: number) => app.failure({ caller: "a", image: imageAt(`a${at}`) });
      const failures = await Promise.all(times(5, fails));
      assert.deepEqual(new Set(failures.map((failure) => failure.code)), new Set([code]));
      await until(() => app.stats().stoppedCallers === 1, "the caller is stopped");
      const refused = await fails(5);
      assert.deepEqual([refused.code, refused.billed], ["OCR_UNAVAILABLE", "NO"]);
      assert.ok((refused.retryAfterMs ?? 0) > 0);
      await Promise.all(times(20, (at) => app.ask({ caller: "b", image: imageAt(`b${at}`) })));
      assert.equal(await app.unreadiness(), undefined);
      assert.equal(app.calls.length, 25);
    });
  }

  it("has those that wait sent away, and leaves those of others", async () => {
    const first = held();
    const answer: Answer = (response, count) =>
      count <= 5 ? first.answer(response) : response.destroy();
    await using app = await start(butForA(answer), { concurrency: 7, timeoutMs: 60_000 });
    const failing = times(10, (at) => app.failure({ caller: "a", image: imageAt(`a${at}`) }));
    const others = times(5, (at) => app.ask({ caller: "b", image: imageAt(`b${at}`) }));
    await until(() => first.responses.length === 5, "five are sent, the others wait");
    first.release((response) => response.destroy());
    await Promise.all([...failing, ...others]);
    assert.ok(app.calls.length <= 5 + 5 + 5, `${app.calls.length} calls`);
  });

  it("is served again when a picture of this caller's is read after the pause", async () => {
    let isWell = false;
    const answer = butForA((response) => (isWell ? NAME(response) : response.destroy()));
    await using app = await start(answer);
    const ask = (at: number) => app.ask({ caller: "a", image: imageAt(`a${at}`) });
    await Promise.allSettled(times(5, ask));
    await until(() => app.stats().stoppedCallers === 1, "the caller is stopped");
    isWell = true;
    await until(() => app.stats().stoppedCallers === 0, "the pause is over");
    await ask(6);
    await Promise.all(times(3, (at) => ask(10 + at)));
  });
});

describe("a clock that is set back by an hour", () => {
  const HOUR_MS = 3_600_000;

  it("holds no call that waits for its second", async (test) => {
    test.mock.timers.enable({ apis: ["Date"], now: Date.now() });
    await using app = await start(NAME, { callsPerSecond: 2 });
    await Promise.all(times(2, (at) => app.ask({ image: imageAt(at) })));
    test.mock.timers.setTime(Date.now() - HOUR_MS);
    await Promise.all(times(3, (at) => app.ask({ image: imageAt(`later-${at}`) })));
    assert.equal(app.calls.length, 5);
  });

  it("holds no breaker open", async (test) => {
    test.mock.timers.enable({ apis: ["Date"], now: Date.now() });
    await using app = await start((response) => response.destroy(), isDown);
    await Promise.all(times(5, (at) => app.failure({ caller: `${at}`, image: imageAt(at) })));
    await until(() => app.stats().openReason !== undefined, "the breaker has opened");
    test.mock.timers.setTime(Date.now() - HOUR_MS);
    const { retryAfterMs = 0 } = await app.failure({ caller: "f" });
    assert.ok(retryAfterMs <= 1250, `${retryAfterMs} ms`);
    await until(() => app.stats().openReason === undefined, "the pause is over");
    await app.failure({ caller: "f" });
    assert.equal(app.calls.length, 6);
  });
});

describe("an account that is refused", () => {
  for (const [returnCode, reason] of [
    [14, "OCR_MISCONFIGURED"],
    [11, "OCR_MISCONFIGURED"],
    [25, "OCR_QUOTA_EXHAUSTED"],
  ] as const) {
    it(`by code ${returnCode} is not used after one call, and says so to who watches`, async () => {
      await using app = await start(refuse(returnCode));
      for (let at = 0; at < 3; at++) {
        const { code, billed, provider } = await app.failure({ image: imageAt(at) });
        assert.deepEqual([code, billed, provider?.code], [reason, "NO", returnCode]);
      }
      assert.deepEqual([app.calls.length, await app.unreadiness()], [1, reason]);
    });
  }

  it("is not taken for refused by what is wrong with one request", async () => {
    await using app = await start((response, count) =>
      refuse([3, 9, 13, 21][count - 1] ?? 21)(response),
    );
    for (let at = 0; at < 3; at++) await app.failure({ image: imageAt(at) });
    assert.equal(await app.unreadiness(), undefined);
  });
});
