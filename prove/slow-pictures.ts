import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { svgOf } from "../bench/cards/render.ts";
import { BY_URL } from "../test/support/gateway.ts";
import { read, settingsFor, startUpstream } from "../test/support/upstream.ts";
import { until } from "../test/support/until.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";
import { createTally } from "./support/tally.ts";
import { unique } from "./support/unique-picture.ts";
import { byKey, clientOf, keysOf } from "./support/who.ts";

const ATTACKERS = 4;
const LEAST_SUCCESS = 0.95;
const KEYS = keysOf("attacker", "honest");

/** One caller's pictures take so long that their calls time out; another caller's do not. */
export const proof: Proof = {
  name: "four clients of one caller whose pictures never end (cloud), or are dense with text (local)",
  target: "another caller's success ≥ 95 % of 60 pictures (cloud) and of 19 samples (local)",
  async run({ isQuick }) {
    const cloud = await besideCloud(isQuick ? 20 : 60);
    const local = await besideLocal(isQuick ? 6 : 19);
    return {
      figure: `cloud: ${cloud.text()}; local: ${local.text()}`,
      isKept: [cloud, local].every((tally) => tally.shareOf("read") >= LEAST_SUCCESS),
    };
  },
};

async function besideCloud(pictures: number) {
  const name = read({ 姓名: "王小明" });
  await using upstream = await startUpstream((response, _, { body }) => {
    if (!body.includes("/slow")) name(response);
  });
  await using gateway = await startGatewayProcess({
    ...settingsFor(upstream),
    ...KEYS,
    OCR_TIMEOUT_MS: "1000",
    OCR_CALLS_PER_SECOND: "1000",
  });
  const ask = (client: ReturnType<typeof clientOf>, path: string) =>
    client.ask(BY_URL, { url: `https://example.com/${path}.jpg` });
  return await besideAttack(
    gateway.url,
    (attacker, at) => ask(attacker, `slow-${at}`),
    (honest, at) => ask(honest, `good-${at}`),
    { pictures, pauseMs: 200 },
  );
}

async function besideLocal(pictures: number) {
  await using gateway = await startGatewayProcess({ ...KEYS, LOCAL_OCR_WORKERS: "2" });
  await until(() => gateway.said().includes("Ready after"), "it can read", 60_000);
  const dense = await densePicture();
  const sample = readFileSync("samples/driver-licence.jpg");
  return await besideAttack(
    gateway.url,
    (attacker, at) => attacker.upload(unique(dense, at)),
    (honest, at) => honest.upload(unique(sample, at)),
    { pictures, pauseMs: 500 },
  );
}

type Act = (client: ReturnType<typeof clientOf>, at: number) => Promise<string>;

/** What becomes of an honest caller's pictures while another caller's clients attack. */
async function besideAttack(
  gateway: URL,
  attack: Act,
  ask: Act,
  { pictures, pauseMs }: { readonly pictures: number; readonly pauseMs: number },
) {
  await using attacker = clientOf(gateway, byKey("attacker"));
  await using honest = clientOf(gateway, byKey("honest"));
  const end = new AbortController();
  let attacks = 0;
  const attacking = Array.from({ length: ATTACKERS }, async () => {
    while (!end.signal.aborted) {
      await attack(attacker, attacks++).catch(() => undefined);
      // Whoever is refused at once comes again soon.
      await sleep(50);
    }
  });
  await sleep(3000);
  const tally = createTally();
  for (let at = 0; at < pictures; at++) {
    tally.add(await ask(honest, at).catch(() => "no answer"));
    await sleep(pauseMs);
  }
  end.abort();
  await attacker[Symbol.asyncDispose]();
  await Promise.all(attacking);
  return tally;
}

/** A title, and below it words as far as the eye goes: hundreds of lines to find and to read. */
function densePicture(): Promise<Buffer> {
  const [side, size, title] = [3000, 60, 130];
  const words = "姓名　住址　证号　".repeat(7);
  const rows = Array.from(
    { length: 33 },
    (_, row) => `<text x="${-(row % 5) * size}" y="${(row + 1) * size * 1.5}">${words}</text>`,
  );
  const heading = `<rect x="600" width="1800" height="250" fill="#fff"/><text x="660" y="187" font-size="${title}">中华人民共和国机动车驾驶证</text>`;
  const body = `<rect width="100%" height="100%" fill="#fff"/><g font-size="${size}" font-family="Noto Sans CJK SC">${rows.join("")}${heading}</g>`;
  return sharp(Buffer.from(svgOf(side, side, body)))
    .jpeg({ quality: 70 })
    .toBuffer();
}
