import { setMaxListeners } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { askWithFile } from "../test/support/gateway.ts";
import { jpegOfLength } from "../test/support/picture.ts";
import type { Proof } from "./proof.ts";
import { startChildGateway } from "./support/child-gateway.ts";
import { percentile } from "./support/percentile.ts";

const SLOW_CLIENTS = 500;

/** How often a slow client sends a byte. */
const DRIP_MS = 500;

const MEGABYTE = 2 ** 20;

const PART = '--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n';

const bodyOf = (bytes: number) =>
  "POST /graphql HTTP/1.1\r\nhost: localhost\r\napollo-require-preflight: true\r\n" +
  `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${bytes}\r\n\r\n${PART}`;

/** What each kind sends at once; the rest comes byte by byte, or is never read. */
const KINDS = {
  headers: "POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-a: ",
  // Say that they have a picture: large ones and small ones, so that together they fill any room.
  body: bodyOf(6_000_000),
  "small body": bodyOf(250_000),
  // Asks for the largest answer there is.
  read: "GET /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n",
};

export const proof: Proof = {
  name: "500 slow clients (headers, body, reading), who come again when they are cut",
  target: "the honest client's success is 100 %, every kind is cut",
  async run({ isQuick }) {
    await using gateway = await startChildGateway();
    const image = await jpegOfLength(300_000);
    const end = AbortSignal.timeout(isQuick ? 45_000 : 60_000);
    setMaxListeners(0, end);
    const cuts = new Map(Object.keys(KINDS).map((kind) => [kind, 0]));
    const kinds = Object.entries(KINDS);
    const slow = Array.from({ length: SLOW_CLIENTS }, (_, at) =>
      beSlow(gateway.url, kinds[at % kinds.length] ?? ["", ""], end, (kind) =>
        cuts.set(kind, (cuts.get(kind) ?? 0) + 1),
      ),
    );
    const spentMs: number[] = [];
    const resident: number[] = [];
    let failed = 0;
    while (!end.aborted) {
      const start = performance.now();
      const answer = await askInTime(gateway.url, image).catch(() => undefined);
      spentMs.push(performance.now() - start);
      if (answer?.data?.["recognizeLicence"]?.["name"] !== "王小明") {
        failed++;
        console.error(answer?.errors?.[0]?.extensions["code"] ?? "no answer");
      }
      resident.push(gateway.residentBytes());
      await sleep(50);
    }
    await Promise.all(slow);
    const asked = spentMs.length;
    return {
      figure:
        `${asked - failed} of ${asked} uploads read, p99 ${percentile(spentMs, 0.99).toFixed(0)} ms; ` +
        `slow connections cut: ${[...cuts].map(([kind, count]) => `${kind} ${count}`).join(", ")}, RSS at most ${Math.round(Math.max(...resident) / MEGABYTE)} MB`,
      isKept:
        failed === 0 &&
        asked > 20 &&
        [...cuts.values()].every((count) => count > 0) &&
        gateway.isAlive(),
    };
  },
};

/** Nobody waits longer than this for a form. */
const PATIENCE_MS = 10_000;

const askInTime = (gateway: URL, image: Uint8Array) =>
  Promise.race([askWithFile(gateway, image), sleep(PATIENCE_MS, undefined)]);

/** One connection after another, each held as long as the gateway lets it. */
async function beSlow(
  gateway: URL,
  [kind, beginning]: readonly [string, string],
  end: AbortSignal,
  onCut: (kind: string) => void,
): Promise<void> {
  const isOver = () => end.aborted;
  while (!isOver()) {
    const socket = connect(Number(gateway.port), gateway.hostname).setNoDelay();
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(beginning);
    if (kind === "read") socket.pause();
    else socket.resume();
    const drip = setInterval(() => kind !== "read" && socket.write("x"), DRIP_MS);
    const stop = () => socket.destroy();
    end.addEventListener("abort", stop);
    await Promise.race([closed, isCutWhilePaused(socket, kind, end)]);
    clearInterval(drip);
    end.removeEventListener("abort", stop);
    socket.destroy();
    if (!isOver()) onCut(kind);
  }
}

/** A socket that is not read does not tell that it was closed; a write to it does. */
async function isCutWhilePaused(socket: Socket, kind: string, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await sleep(1000);
    if (kind === "read") socket.write("\r\n");
  }
}
