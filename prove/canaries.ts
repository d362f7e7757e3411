import { readdirSync, readFileSync, statSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { smallJpeg } from "../test/support/picture.ts";
import { BY_UPLOAD, BY_URL, PREFLIGHT } from "../test/support/gateway.ts";
import { startUpstream, type Answer } from "../test/support/upstream.ts";
import type { Proof } from "./proof.ts";
import { startGatewayProcess } from "./support/gateway-process.ts";

const LEAST_CANARIES = 200;

/** What a client or a provider said is heard by nobody else: not by logs, meters, errors or files. */
export const proof: Proof = {
  name: "canaries in every input and every answer of the provider",
  target: `0 of ≥ ${LEAST_CANARIES} found in stdout, stderr, metrics, errors and files`,
  async run() {
    const canaries: string[] = [];
    const canary = () => {
      const name = `CANARY${canaries.length}x${randomBytes(6).toString("hex")}`;
      canaries.push(name);
      return name;
    };
    await using upstream = await startUpstream(leakyProvider(canary));
    await using gateway = await startGatewayProcess({
      OCR_PROVIDER: "cloud-image",
      OCR_ENDPOINT: upstream.url.origin,
      OCR_APP_ID: canary(),
      OCR_BUCKET: canary(),
      OCR_SECRET_ID: canary(),
      OCR_SECRET_KEY: canary(),
      OCR_TIMEOUT_MS: "1000",
      OCR_CALLS_PER_SECOND: "1000",
    });
    const heard: string[] = [];
    for (let round = 0; round < 12; round++) heard.push(...(await askAll(gateway.url, canary)));
    for (const path of ["/metrics", "/ready", "/health"])
      heard.push(await (await fetch(new URL(path, gateway.url))).text());
    gateway.child.kill("SIGTERM");
    await gateway.exited;
    for (const { headers } of upstream.calls) canaries.push(headers.authorization ?? "none");
    heard.push(gateway.said(), ...filesBelow(gateway.home));
    const found = canaries.filter((name) => heard.some((text) => text.includes(name)));
    for (const name of found) {
      const text = heard.find((one) => one.includes(name)) ?? "";
      console.error(`…${text.slice(Math.max(0, text.indexOf(name) - 80)).slice(0, 160)}…`);
    }
    const figure = `${found.length} of ${canaries.length} found, after ${upstream.calls.length} calls`;
    return { figure, isKept: found.length === 0 && canaries.length >= LEAST_CANARIES };
  },
};

/** Each answer another kind of failure, or a success; each with what must go no further. */
function leakyProvider(canary: () => string): Answer {
  const item = () => ({ item: canary(), itemstring: canary(), itemconf: 0.5 });
  const said = (code: number, more: object = {}) =>
    JSON.stringify({ code, message: canary(), ...more });
  const bodies = [
    () => said(0, { data: { session_id: `${canary()} ${canary()}`, items: [item(), item()] } }),
    () => said(-9002, { data: { session_id: `<${canary()}>` } }),
    () => said(-1308),
    () => said(21),
    () => said(3),
    () => said(99),
    () => `<html>${canary()}</html>`,
    () => `{"code":0,"message":"${canary()}"`,
    () => said(0, { data: { items: [{ [canary()]: canary() }] } }),
  ];
  return (response, count) => {
    response.setHeader("x-request-id", canary());
    response.statusMessage = canary();
    response.end(bodies[count % bodies.length]?.());
  };
}

/** What a client hears of each of its questions, but for the data that it asked for. */
async function askAll(gateway: URL, canary: () => string): Promise<readonly string[]> {
  const url = () => `https://${canary()}.example.com/${canary()}.jpg?token=${canary()}#${canary()}`;
  const json = (body: string) =>
    send(gateway, body, { "content-type": "application/json", cookie: canary() });
  const asJson = (query: string, variables: object) => json(JSON.stringify({ query, variables }));
  return Promise.all([
    asJson(BY_URL, { url: url() }),
    asJson(BY_URL, { url: `ftp://${canary()}/` }),
    asJson(BY_URL, { url: `https://${canary()}:${canary()}@example.com/` }),
    asJson(BY_URL, { url: { [canary()]: canary() } }),
    asJson(BY_URL, { url: `http://127.0.0.1/${canary()}` }),
    asJson(`mutation { recognizeLicence(type: DRIVER, url: "${url()}") { type } }`, {}),
    asJson(`mutation { recognizeLicence(type: "${canary()}", url: "x") { type } }`, {}),
    asJson(`mutation ($type: LicenceType!) { recognizeLicence(type: $type) { type } }`, {
      type: canary(),
    }),
    asJson(`mutation { recognizeLicence(type: DRIVER, url: "${canary()}`, {}),
    json(`{"query": "${canary()}`),
    upload(gateway, await photograph(canary()), canary),
    upload(gateway, Buffer.from(`GIF89a${canary()}`), canary),
  ]);
}

/** A picture of its own, that somebody signed. */
async function photograph(name: string): Promise<Buffer> {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, name.length + 2]), Buffer.from(name)]);
  const jpeg = await smallJpeg();
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

function upload(gateway: URL, file: Uint8Array, canary: () => string): Promise<string> {
  const body = new FormData();
  body.set("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } }));
  body.set("map", '{"0":["variables.upload"]}');
  body.set(
    "0",
    new Blob([Uint8Array.from(file)], { type: `image/${canary()}` }),
    `${canary()}.jpg`,
  );
  return send(gateway, body, { authorization: `Bearer ${canary()}`, "x-trace": canary() });
}

async function send(
  gateway: URL,
  body: BodyInit,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(new URL(`/graphql?${headers["cookie"] ?? ""}`, gateway), {
    method: "POST",
    headers: { ...PREFLIGHT, ...headers },
    body,
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  return JSON.stringify([errors, [...response.headers]]);
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "latin1" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => [path, readFileSync(path, "latin1")]);
