import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.ts";
import { createGateway } from "../src/gateway.ts";
import { sampleUrls } from "../src/http/sample-urls.ts";
import { download } from "../src/local-ocr/download.ts";
import { createLog } from "../src/telemetry/log.ts";
import { ask, BY_URL, startHouse } from "./support/gateway.ts";
import { serve } from "./support/serve.ts";
import { read } from "./support/upstream.ts";

const SAMPLE = "/samples/driver-licence.jpg";

/** The gateway as it is started, warm. A busy machine may take its time to read. */
async function startGateway(env: Readonly<Record<string, string>> = {}) {
  const settings = { PORT: "0", LOCAL_OCR_WORKERS: "1", OCR_TIMEOUT_MS: "60000", ...env };
  const gateway = await createGateway(readConfig(settings), createLog());
  await gateway.ready;
  return gateway;
}

/** A server on another loopback port, which nobody is to ask. */
async function startVictim() {
  let hits = 0;
  const server = await serve((_, response) => {
    hits++;
    response.end("x");
  });
  return { ...server, hits: () => hits };
}

/** What looks like a sample of the gateway's and is none; `HERE` stands for its host and port. */
const LOOKALIKES = (here: string, victim: URL) => [
  new URL(SAMPLE, victim).href,
  `http://localhost:${victim.port}${SAMPLE}`,
  `http://${here}/`,
  `http://${here}/metrics`,
  `http://${here}/samples/`,
  `http://${here}/samples/other.jpg`,
  `http://${here}${SAMPLE}/`,
  `http://${here}${SAMPLE}?a=1`,
  `http://${here}${SAMPLE}#a`,
  `http://${here}/samples/../metrics`,
  `http://${here}/samples/%2e%2e/metrics`,
  `http://${here}/samples/..%2fmetrics`,
  `http://${here}/samples/..\\metrics`,
  `http://${here}/samples%2fdriver-licence.jpg`,
  `http://${here}//samples/driver-licence.jpg`,
  `http://${here}/SAMPLES/driver-licence.jpg`,
  `https://${here}${SAMPLE}`,
  `http://user@${here}${SAMPLE}`,
  `http://user:password@${here}${SAMPLE}`,
  `http://${here}@${victim.host}${SAMPLE}`,
  `http://127.0.0.2:${here.split(":")[1] ?? ""}${SAMPLE}`,
  `http://localhost.:${here.split(":")[1] ?? ""}${SAMPLE}`,
];

describe("the gateway's samples", () => {
  it("are read by their urls as the gateway is started, by every name of this machine", async () => {
    await using gateway = await startGateway();
    for (const name of ["127.0.0.1", "localhost", "[::1]"]) {
      const { data, errors } = await ask(gateway.url, BY_URL, {
        url: `http://${name}:${gateway.url.port}${SAMPLE}`,
      });
      assert.deepEqual([errors, data?.["recognizeLicence"]?.["name"]], [undefined, "任珍芬"], name);
    }
  });

  it("are all that may be asked for of what is private", async () => {
    await using gateway = await startGateway();
    await using victim = await startVictim();
    for (const url of LOOKALIKES(gateway.url.host, victim.url)) {
      const { errors } = await ask(gateway.url, BY_URL, { url });
      assert.equal(errors?.[0]?.extensions["code"], "BAD_USER_INPUT", url);
    }
    assert.equal(victim.hits(), 0);
  });

  it("are private for the provider in the cloud", async () => {
    await using house = await startHouse(read({}));
    const { errors } = await house.ask(BY_URL, { url: new URL(SAMPLE, house.url).href });
    assert.equal(errors?.[0]?.extensions["code"], "BAD_USER_INPUT");
    assert.equal(house.calls.length, 0);
  });

  it("are all that the local service downloads of what is private", async () => {
    await using victim = await startVictim();
    const paths: unknown[] = [];
    await using gateway = await serve(({ url }, response) => {
      paths.push(url);
      response.end("picture");
    });
    const allowedUrls = sampleUrls(gateway.url, "127.0.0.1");
    for (const url of LOOKALIKES(gateway.url.host, victim.url))
      await assert.rejects(download(url, { allowPrivateUrls: false, allowedUrls }), url);
    assert.deepEqual([victim.hits(), paths], [0, []]);
    const url = new URL(SAMPLE, gateway.url).href;
    assert.equal(String(await download(url, { allowPrivateUrls: false, allowedUrls })), "picture");
    assert.deepEqual(paths, [SAMPLE]);
  });

  it("lead nowhere else, whatever answers in the gateway's place", async () => {
    await using victim = await startVictim();
    await using gateway = await serve((_, response) => {
      response.writeHead(302, { location: victim.url.href }).end();
    });
    const allowedUrls = sampleUrls(gateway.url, "127.0.0.1");
    const url = new URL(SAMPLE, gateway.url).href;
    await assert.rejects(download(url, { allowPrivateUrls: false, allowedUrls }), {
      fault: "STATUS_NOT_200",
    });
    assert.equal(victim.hits(), 0);
  });

  it("are fetched where the gateway listens, by whatever name they are asked for", () => {
    const fetched = (listening: string, host: string) =>
      Object.fromEntries(
        [...sampleUrls(new URL(listening), host)].filter(([url]) => url.endsWith(SAMPLE)),
      );
    assert.deepEqual(fetched("http://192.168.1.5:4000", "gateway.example"), {
      [`http://localhost:4000${SAMPLE}`]: `http://192.168.1.5:4000${SAMPLE}`,
      [`http://127.0.0.1:4000${SAMPLE}`]: `http://192.168.1.5:4000${SAMPLE}`,
      [`http://[::1]:4000${SAMPLE}`]: `http://192.168.1.5:4000${SAMPLE}`,
      [`http://192.168.1.5:4000${SAMPLE}`]: `http://192.168.1.5:4000${SAMPLE}`,
      [`http://gateway.example:4000${SAMPLE}`]: `http://192.168.1.5:4000${SAMPLE}`,
    });
    assert.equal(
      fetched("http://0.0.0.0:80", "0.0.0.0")[`http://localhost${SAMPLE}`],
      `http://127.0.0.1${SAMPLE}`,
    );
    assert.equal(
      fetched("http://[::]:4000", "::")[`http://[::1]:4000${SAMPLE}`],
      `http://[::1]:4000${SAMPLE}`,
    );
  });
});
