import { setMaxListeners } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { PREFLIGHT } from "../test/support/gateway.ts";
import { jpegOfLength } from "../test/support/picture.ts";
import type { Proof } from "./proof.ts";
import { startChildGateway } from "./support/child-gateway.ts";
import { percentile } from "./support/percentile.ts";
import { authorizationOf, byAddress, byKey, clientOf, keysOf, type Who } from "./support/who.ts";

/** What each attacker keeps open: it announces a lot and sends just enough not to be cut at once. */
const UPLOADS = 8;
const ANNOUNCED_BYTES = 32 * 2 ** 20;
const FIRST_BYTES = 9_000;
const BYTES_PER_S = 11_000;

const LEAST_SUCCESS = 0.95;

const HONEST = "honest";
const ATTACKERS = ["attacker-1", "attacker-2", "attacker-3"];

/** By key and by address; one attacker and three. */
const CASES: readonly {
  readonly name: string;
  readonly honest: Who;
  readonly attackers: readonly Who[];
}[] = [1, 3].flatMap((count) => [
  {
    name: `${count} by key`,
    honest: byKey(HONEST),
    attackers: ATTACKERS.slice(0, count).map(byKey),
  },
  {
    name: `${count} by address`,
    honest: byAddress(1),
    attackers: ATTACKERS.slice(0, count).map((_, at) => byAddress(at + 2)),
  },
]);

export const proof: Proof = {
  name: `${UPLOADS} slow uploads a caller that announce 32 MiB, of one caller and of three; 100 pictures at once alone`,
  target: "another caller's success ≥ 95 %, of 300 kB and of 5.9 MB; alone 100 of 100",
  async run({ isQuick }) {
    const figures: string[] = [];
    let isKept = true;
    for (const { name, honest, attackers } of CASES) {
      const { figure, share } = await underAttack(honest, attackers, isQuick ? 10_000 : 30_000);
      figures.push(`${name}: ${figure}`);
      isKept &&= share >= LEAST_SUCCESS;
    }
    const alone = await allAtOnce(100);
    return {
      figure: `${figures.join("; ")}; alone ${alone} of 100`,
      isKept: isKept && alone === 100,
    };
  },
};

async function underAttack(honest: Who, attackers: readonly Who[], forMs: number) {
  await using gateway = await startChildGateway(settingsOf(honest));
  const pictures = [await jpegOfLength(300_000), await jpegOfLength(5_900_000)];
  await using client = clientOf(gateway.url, honest);
  const end = AbortSignal.timeout(forMs);
  setMaxListeners(0, end);
  const attacks = attackers.flatMap((who) =>
    Array.from({ length: UPLOADS }, () => beSlow(gateway.url, who, end)),
  );
  await sleep(2000);
  const spentMs: number[] = [];
  let served = 0;
  for (let at = 0; !end.aborted; at++) {
    const start = performance.now();
    if (await isRead(client, pictures[at % 2] ?? Buffer.of())) served++;
    spentMs.push(performance.now() - start);
    await sleep(50);
  }
  await Promise.all(attacks);
  return {
    figure: `${served} of ${spentMs.length}, p99 ${Math.round(percentile(spentMs, 0.99))} ms`,
    share: served / spentMs.length,
  };
}

async function allAtOnce(count: number): Promise<number> {
  const honest = byKey(HONEST);
  await using gateway = await startChildGateway({
    ...settingsOf(honest),
    // What limits calls is not looked at here.
    OCR_CONCURRENCY: "32",
    OCR_CALLS_PER_SECOND: "1000",
  });
  await using client = clientOf(gateway.url, honest);
  const picture = await jpegOfLength(300_000);
  const answers = Array.from({ length: count }, () => isRead(client, picture));
  return (await Promise.all(answers)).filter((isGood) => isGood).length;
}

const settingsOf = ({ key }: Who) => (key === undefined ? {} : keysOf(HONEST, ...ATTACKERS));

const isRead = (client: ReturnType<typeof clientOf>, picture: Buffer) =>
  client.upload(picture).then(
    (outcome) => outcome === "read",
    () => false,
  );

/** One upload after another, each held as long as the gateway lets it. */
async function beSlow(gateway: URL, who: Who, end: AbortSignal): Promise<void> {
  const headers = Object.entries({
    host: gateway.host,
    ...PREFLIGHT,
    ...authorizationOf(who),
    "content-type": "multipart/form-data; boundary=b",
    "content-length": String(ANNOUNCED_BYTES),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST /graphql HTTP/1.1\r\n${headers.join("")}\r\n--b\r\ncontent-disposition: form-data; name="0"; filename="a"\r\n\r\n`;
  while (!end.aborted) {
    const socket = connect({
      port: Number(gateway.port),
      host: gateway.hostname,
      localAddress: who.address,
    });
    socket.on("error", () => undefined).resume();
    socket.write(head + "x".repeat(FIRST_BYTES));
    await drip(socket, end);
  }
}

async function drip(socket: Socket, end: AbortSignal): Promise<void> {
  const timer = setInterval(() => socket.write("x".repeat(BYTES_PER_S)), 1000);
  const stop = () => socket.destroy();
  end.addEventListener("abort", stop);
  await new Promise((resolve) => socket.once("close", resolve));
  clearInterval(timer);
  end.removeEventListener("abort", stop);
}
