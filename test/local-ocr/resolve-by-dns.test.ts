import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { describe, it } from "node:test";
import type { Resolve } from "../../src/local-ocr/guarded-connector.ts";
import { resolveByDns } from "../../src/local-ocr/resolve-by-dns.ts";

const [TYPE_A, CLASS_IN] = [1, 1];

/** A DNS server that answers for every name with 192.0.2.1, and not at all for those that begin so. */
async function startDns(silentFor: string) {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, { port, address }) => {
    const first = query.toString("latin1", 13, 13 + (query[12] ?? 0));
    asked.push(first);
    if (first.startsWith(silentFor)) return;
    const end = query.indexOf(0, 12) + 5;
    const isA = query.readUInt16BE(end - 4) === TYPE_A;
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(isA ? 1 : 0, 6);
    head.writeUInt16BE(0, 10);
    const record = Buffer.from([0xc0, 12, 0, TYPE_A, 0, CLASS_IN, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1]);
    socket.send(
      Buffer.concat([head, query.subarray(12, end), isA ? record : Buffer.of()]),
      port,
      address,
    );
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    [Symbol.dispose]: () => void socket.close(),
  };
}

const addressesOf = (resolve: Resolve, name: string) =>
  new Promise<readonly string[]>((done) => {
    resolve(name, { all: true }, (_, addresses) => done(addresses.map(({ address }) => address)));
  });

describe("names that are resolved by DNS", () => {
  it("do not wait for others that nobody answers for", async () => {
    using dns = await startDns("silent");
    const resolve = resolveByDns({ timeoutMs: 60_000, servers: [dns.server] });
    const silent = Array.from({ length: 16 }, (_, at) =>
      addressesOf(resolve, `silent${at}.example.com`).then(() => "silent"),
    );
    const names = Array.from({ length: 8 }, (_, at) => `good${at}.example.com`);
    const good = Promise.all(names.map((name) => addressesOf(resolve, name)));
    const first = await Promise.race([good, ...silent]);
    assert.deepEqual(
      first,
      names.map(() => ["192.0.2.1"]),
    );
    assert.ok(dns.asked.some((name) => name.startsWith("silent")));
  });

  it("are given up when the server is too slow", async () => {
    using dns = await startDns("silent");
    const resolve = resolveByDns({ timeoutMs: 300, servers: [dns.server] });
    assert.deepEqual(await addressesOf(resolve, "silent.example.com"), []);
  });
});
