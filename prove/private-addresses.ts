import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { Client } from "undici";
import { download } from "../src/local-ocr/download.ts";
import { guardedConnector, type Resolve } from "../src/local-ocr/guarded-connector.ts";
import { imageFromUrl } from "../src/ocr/image.ts";
import { PRIVATE_NAMES } from "../test/ocr/private-names.ts";
import { serve } from "../test/support/serve.ts";
import type { Proof } from "./proof.ts";

const CONNECT_MS = 1000;

/** Each stands for a range that is nobody's on the open internet. */
const PRIVATE_V4 =
  "127.0.0.1 127.0.0.53 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255".split(
    " ",
  );

const PRIVATE_V6 =
  "::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 100::1 4000::1 5f00::1 fec0::1 64:ff9b:1::1".split(
    " ",
  );

/** The ways to write one address that a URL, or a resolver, might take. */
function spellingsOf(address: string): readonly string[] {
  const bytes = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const value = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (part: number) => part.toString(16);
  const [high, low] = [hex(a * 256 + b), hex(c * 256 + d)];
  return [
    address,
    `${address}.`,
    String(value),
    `0x${hex(value)}`,
    bytes.map((byte) => `0${byte.toString(8)}`).join("."),
    bytes.map((byte) => `0x${hex(byte)}`).join("."),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    Buffer.from(address).toString("hex").replace(/../g, "%$&"),
    address.replaceAll(".", "。"),
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[::${address}]`,
    `[::ffff:0:${address}]`,
    `[64:ff9b::${address}]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
  ];
}

const HOSTS = [
  ...PRIVATE_V4.flatMap(spellingsOf),
  ...PRIVATE_V6.map((address) => `[${address}]`),
  ...PRIVATE_NAMES,
];

const at = (address: string) => ({ address, family: address.includes(":") ? 6 : 4 });
const PUBLIC = at("8.8.8.8");

/** What a resolver of bad will answers, time after time. */
const RESOLVERS: readonly (readonly (readonly { address: string; family: number }[])[])[] = [
  ...[...PRIVATE_V4, ...PRIVATE_V6, "::ffff:127.0.0.1", "64:ff9b::7f00:1"].flatMap((address) => [
    [[at(address)]],
    [[PUBLIC, at(address)]],
    [[at(address), PUBLIC]],
    [[PUBLIC], [at(address)]],
  ]),
  [[]],
];

/** Nobody has the gateway, or its local service, knock on doors inside. */
export const proof: Proof = {
  name: "urls that lead inside",
  target: "≥ 100 addresses: 0 hits; literals refused before a call",
  async run() {
    let hits = 0;
    const victim = createServer((socket) => {
      hits++;
      socket.destroy();
    }).listen(0, "::");
    await once(victim, "listening");
    const { port } = victim.address() as AddressInfo;
    let tried = 0;
    for (const host of HOSTS) {
      tried++;
      await reach(`http://${host}:${port}`);
    }
    for (const answers of RESOLVERS) {
      tried++;
      let lookups = 0;
      const resolve: Resolve = (_, __, callback) =>
        callback(null, [...(answers[Math.min(lookups++, answers.length - 1)] ?? [])]);
      // A second connection by the same name is a second look-up: it must be judged anew.
      for (const round of answers.keys())
        await reach(`http://${round}.pictures.example:${port}`, resolve);
    }
    const redirected = await redirects(`http://127.0.0.1:${port}/`);
    tried += redirected;
    const letPass = HOSTS.filter((host) => isLetPass(`http://${host}/a.jpg`));
    const downloaded = (await Promise.all(HOSTS.map(isDownloaded))).filter(Boolean).length;
    victim.close();
    for (const host of letPass) console.error(`let pass before a paid call: ${host}`);
    const figure = `${tried} addresses: ${hits} hits; ${letPass.length} of ${HOSTS.length} literals let pass; ${downloaded} downloads`;
    return { figure, isKept: hits === 0 && letPass.length === 0 && downloaded === 0 };
  },
};

async function reach(origin: string, resolve?: Resolve): Promise<void> {
  if (!URL.canParse(origin)) return;
  const client = new Client(new URL(origin).origin, {
    connect: guardedConnector(CONNECT_MS, resolve),
  });
  const signal = AbortSignal.timeout(CONNECT_MS);
  await client.request({ method: "GET", path: "/", signal }).catch(() => undefined);
  await client.destroy();
}

/** Servers that may be asked send the download on to one that may not. @returns how many */
async function redirects(location: string): Promise<number> {
  const statuses = [301, 302, 303, 307, 308];
  for (const status of statuses) {
    await using server = await serve((_, response) => {
      response.writeHead(status, { location, refresh: `0; url=${location}` }).end("elsewhere");
    });
    await download(server.url.href, { allowPrivateUrls: true }).catch(() => undefined);
  }
  return statuses.length;
}

/** Whether the gateway would ask a paying service for it. */
function isLetPass(url: string): boolean {
  try {
    imageFromUrl(url);
    return true;
  } catch {
    return false;
  }
}

const isDownloaded = (host: string) =>
  download(`http://${host}/`, { allowPrivateUrls: false, timeoutMs: CONNECT_MS }).then(
    () => true,
    () => false,
  );
