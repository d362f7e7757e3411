import assert from "node:assert/strict";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { createByteBudget } from "../../src/http/byte-budget.ts";
import { leastBytesAfter, REQUEST_TIMEOUT_MS } from "../../src/http/pace.ts";
import { BY_UPLOAD, PREFLIGHT, startHouse } from "../support/gateway.ts";
import { jpegOfLength } from "../support/picture.ts";
import { until } from "../support/until.ts";
import { read } from "../support/upstream.ts";

const MEBIBYTE = 2 ** 20;

const NAME = read({ 姓名: "王小明" });

/** Held bytes by the gateway's own meters. */
async function bytesInFlight(gateway: URL): Promise<number> {
  const text = await (await fetch(new URL("/metrics", gateway))).text();
  return Number(/^licence_bytes_in_flight (\d+)$/m.exec(text)?.[1]);
}

describe("a request for which there is no room", () => {
  it("waits unread, and is served when there is", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response), {
      imageBytesInFlight: 7000,
      admissionWaitMs: 60_000,
    });
    const first = app.askWithFile(await jpegOfLength(4000));
    await until(() => held.length === 1, "the first is with the provider");
    const second = app.askWithFile(await jpegOfLength(4001));
    const waiting = async () =>
      /^licence_requests_waiting 1$/m.test(
        await (await fetch(new URL("/metrics", app.url))).text(),
      );
    await until(waiting, "the second waits");
    assert.equal(held.length, 1);
    held.splice(0).forEach(NAME);
    await until(() => held.length === 1, "the second is with the provider");
    held.splice(0).forEach(NAME);
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
    assert.equal(await bytesInFlight(app.url), 0);
  });

  it("is told to come back when it has waited long enough", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response), {
      imageBytesInFlight: 7000,
      admissionWaitMs: 100,
    });
    const first = app.askWithFile(await jpegOfLength(4000));
    await until(() => held.length === 1, "the first is with the provider");
    const body = new FormData();
    body.set("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } }));
    body.set("map", '{"0":["variables.upload"]}');
    body.set("0", new Blob([Uint8Array.from(await jpegOfLength(4000))]), "a.jpg");
    const refused = await fetch(new URL("/graphql", app.url), {
      method: "POST",
      headers: PREFLIGHT,
      body,
    });
    assert.deepEqual([refused.status, refused.headers.get("retry-after")], [503, "1"]);
    held.forEach(NAME);
    await first;
  });
});

describe("the bytes of a picture", () => {
  it("stay counted while its recognition goes on without its client", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response));
    const file = await jpegOfLength(50_000);
    const socket = connect(Number(app.url.port), app.url.hostname);
    await once(socket, "connect");
    const body = Buffer.concat([
      Buffer.from(
        `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } })}\r\n` +
          `--b\r\ncontent-disposition: form-data; name="map"\r\n\r\n{"0":["variables.upload"]}\r\n` +
          `--b\r\ncontent-disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n`,
      ),
      file,
      Buffer.from("\r\n--b--\r\n"),
    ]);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: a\r\napollo-require-preflight: true\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body);
    await until(() => held.length === 1, "it is with the provider");
    socket.destroy();
    await once(socket, "close");
    await app.ask("{ imageLimits { maxBytes } }");
    assert.equal(await bytesInFlight(app.url), body.length);
    held.forEach(NAME);
    await until(async () => (await bytesInFlight(app.url)) === 0, "they are given back");
  });
});

describe("room for requests", () => {
  const open = (budget: ReturnType<typeof createByteBudget>, caller: string, bytes: number) => {
    const share = budget.open(caller);
    return { share, given: share.reserve(bytes) };
  };

  it("is given to callers in turn", async () => {
    const budget = createByteBudget(10, 60_000);
    const first = open(budget, "a", 10);
    const order: string[] = [];
    const asked = ["a1", "a2", "a3", "b1"].map((name) => {
      const { share, given } = open(budget, name.slice(0, 1), 10);
      return given.then((isGiven) => {
        order.push(isGiven ? name : "none");
        share[Symbol.dispose]();
      });
    });
    first.share[Symbol.dispose]();
    await Promise.all(asked);
    assert.deepEqual(order, ["a1", "b1", "a2", "a3"]);
    assert.deepEqual(budget.facts(), { heldBytes: 0, waiting: 0 });
  });

  it("is not taken by who comes later and needs less", async () => {
    const budget = createByteBudget(10, 60_000);
    const first = open(budget, "a", 6);
    const large = open(budget, "b", 10);
    const small = open(budget, "c", 1);
    first.share[Symbol.dispose]();
    assert.equal(await large.given, true);
    large.share[Symbol.dispose]();
    assert.equal(await small.given, true);
  });

  it("is left by who goes, and then by who stood behind", async () => {
    const budget = createByteBudget(10, 60_000);
    const first = open(budget, "a", 6);
    const large = open(budget, "b", 10);
    const small = open(budget, "c", 4);
    large.share[Symbol.dispose]();
    assert.deepEqual([await large.given, await small.given], [false, true]);
    first.share[Symbol.dispose]();
    small.share[Symbol.dispose]();
    assert.equal(budget.facts().heldBytes, 0);
  });

  it("is given back once, by the last who uses it", () => {
    const budget = createByteBudget(10, 0);
    const share = budget.open("a");
    assert.ok(share.take(10));
    const uses = [share.hold(), share.hold()];
    share[Symbol.dispose]();
    share[Symbol.dispose]();
    uses[0]?.[Symbol.dispose]();
    uses[0]?.[Symbol.dispose]();
    assert.equal(budget.facts().heldBytes, 10);
    uses[1]?.[Symbol.dispose]();
    assert.deepEqual([budget.facts().heldBytes, share.take(1)], [0, false]);
  });

  it("leaves half to others, however much one caller asks for", async () => {
    const budget = createByteBudget(100, 60_000);
    const greedy = Array.from({ length: 8 }, () => open(budget, "greedy", 12));
    assert.deepEqual(budget.facts(), { heldBytes: 48, waiting: 4 });
    const other = open(budget, "other", 50);
    assert.equal(await other.given, true);
    other.share[Symbol.dispose]();
    greedy[0]?.share[Symbol.dispose]();
    assert.equal(await greedy[4]?.given, true);
    assert.deepEqual(budget.facts(), { heldBytes: 48, waiting: 3 });
    for (const { share } of greedy) share[Symbol.dispose]();
  });

  it("shrinks for each as more callers are greedy, and always leaves as much as one has", async () => {
    for (const callers of [1, 2, 3, 4]) {
      const budget = createByteBudget(1000, 60_000);
      const names = Array.from({ length: callers }, (_, at) => `greedy ${at}`);
      const asked = Array.from({ length: 1000 }, () => names.map((name) => open(budget, name, 1)));
      const { heldBytes } = budget.facts();
      const left = 1000 - heldBytes;
      assert.equal(left, Math.ceil(1000 / (callers + 1)), `${callers} callers`);
      const honest = open(budget, "honest", left);
      assert.equal(await honest.given, true);
      for (const { share } of [...asked.flat(), honest]) share[Symbol.dispose]();
      assert.deepEqual(budget.facts(), { heldBytes: 0, waiting: 0 });
    }
  });

  it("is given whole to a caller's only request, also bit by bit", async () => {
    const budget = createByteBudget(10, 60_000);
    const { share, given } = open(budget, "a", 4);
    assert.equal(await given, true);
    assert.deepEqual([share.take(4), share.take(2), share.take(1)], [true, true, false]);
    share[Symbol.dispose]();
    assert.equal(budget.facts().heldBytes, 0);
  });

  it("is not given to a second request bit by bit beyond the caller's share", () => {
    const budget = createByteBudget(10, 60_000);
    const [first, second] = [budget.open("a"), budget.open("a")];
    assert.deepEqual([first.take(4), second.take(1), second.take(1)], [true, true, false]);
    assert.equal(budget.facts().heldBytes, 5);
  });

  it("that was not needed is for others at once", async () => {
    const budget = createByteBudget(10, 60_000);
    const first = open(budget, "a", 10);
    const other = open(budget, "b", 7);
    assert.equal(await first.given, true);
    first.share.giveBack(7);
    assert.equal(await other.given, true);
    first.share[Symbol.dispose]();
    first.share.giveBack(3);
    other.share[Symbol.dispose]();
    assert.equal(budget.facts().heldBytes, 0);
  });

  it("of a caller over its share is passed over, and given when its own requests end", async () => {
    const budget = createByteBudget(10, 60_000);
    const held = open(budget, "a", 5);
    const over = open(budget, "a", 5);
    const large = open(budget, "b", 6);
    const small = open(budget, "c", 1);
    assert.deepEqual(budget.facts(), { heldBytes: 5, waiting: 3 });
    held.share[Symbol.dispose]();
    // Its turn comes first now that it holds nothing; the large one lacks only room, and is waited for.
    assert.equal(await over.given, true);
    assert.deepEqual(budget.facts(), { heldBytes: 5, waiting: 2 });
    over.share[Symbol.dispose]();
    assert.deepEqual([await large.given, await small.given], [true, true]);
    for (const { share } of [large, small]) share[Symbol.dispose]();
    assert.equal(budget.facts().heldBytes, 0);
  });

  it("is given back by a request that ends in the moment in which it gets some", async () => {
    const budget = createByteBudget(10, 60_000);
    const first = open(budget, "a", 10);
    const second = open(budget, "b", 10);
    first.share[Symbol.dispose]();
    second.share[Symbol.dispose]();
    await second.given;
    assert.equal(budget.facts().heldBytes, 0);
  });
});

describe("the pace that is asked of a body", () => {
  const MEGABYTE = 1_000_000;

  it("brings what was reserved within the time for a request", () => {
    for (const bytes of [1 * MEGABYTE, 32 * MEGABYTE])
      assert.equal(leastBytesAfter(REQUEST_TIMEOUT_MS / 1000, bytes), bytes);
  });

  it("is 10 kB a second at least, after ten seconds", () => {
    assert.deepEqual(
      [0, 10, 11, 20].map((seconds) => Math.max(0, leastBytesAfter(seconds, 1000))),
      [0, 0, 10_000, 100_000],
    );
  });

  it("is kept by whoever is in time with one pause of ten seconds, wherever it is", () => {
    const bytes = 6 * MEGABYTE;
    for (let pauseAt = 0; pauseAt <= 50; pauseAt++)
      for (let second = 0; second <= 60; second++) {
        const sending = Math.min(second, Math.max(pauseAt, second - 10));
        const came = (bytes * sending) / 50;
        assert.ok(came >= leastBytesAfter(second, bytes) - 1, `${pauseAt} s, at ${second} s`);
      }
  });

  it("cuts a body that reserves 32 MB and sends 11 kB a second", () => {
    assert.ok(leastBytesAfter(12, 32 * MEGABYTE) > 9000 + 12 * 11_000);
  });
});

describe("a body that announces no length", () => {
  it("holds what its files have, not what they might have had", async () => {
    const held: ServerResponse[] = [];
    await using app = await startHouse((response) => held.push(response));
    const body = new FormData();
    body.set("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } }));
    body.set("map", '{"0":["variables.upload"]}');
    body.set("0", new Blob([Uint8Array.from(await jpegOfLength(50_000))]), "a.jpg");
    const { headers, body: chunked } = new Response(body);
    const init = { method: "POST", body: chunked, duplex: "half" } as RequestInit;
    const answered = fetch(new URL("/graphql", app.url), {
      ...init,
      headers: { ...PREFLIGHT, "content-type": headers.get("content-type") ?? "" },
    });
    await until(() => held.length === 1, "it is with the provider");
    const heldBytes = await bytesInFlight(app.url);
    assert.ok(heldBytes >= 50_000 && heldBytes < MEBIBYTE, String(heldBytes));
    held.forEach(NAME);
    assert.equal((await answered).status, 200);
    assert.equal(await bytesInFlight(app.url), 0);
  });
});
