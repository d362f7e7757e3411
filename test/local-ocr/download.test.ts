import assert from "node:assert/strict";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { Client } from "undici";
import { download, type DownloadError, type DownloadFault } from "../../src/local-ocr/download.ts";
import { guardedConnector, type Resolve } from "../../src/local-ocr/guarded-connector.ts";
import { isPublicAddress } from "../../src/ocr/public-address.ts";
import { blankImage } from "../support/images.ts";
import { ACCOUNT, callJson, startLocalOcr } from "../support/local-ocr.ts";
import { serve } from "../support/serve.ts";
import { until } from "../support/until.ts";

const PRIVATE = { allowPrivateUrls: true };

/** Each is this machine, its network or its cloud, in some spelling that a URL may have. */
const PRIVATE_HOSTS = [
  "127.0.0.1",
  "127.0.0.1.",
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "0",
  "0.0.0.0",
  "①②⑦.⓪.⓪.①",
  "%31%32%37.0.0.1",
  "127。0。0。1",
  "localhost",
  "localhost.",
  "LOCALHOST",
  "ｌｏｃａｌｈｏｓｔ",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::127.0.0.1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[64:ff9b::7f00:1]",
  "[64:ff9b::127.0.0.1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[4000::1]",
  "[5f00::1]",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.0.1",
  "169.254.169.254",
  "100.100.100.200",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
] as const;

describe("isPublicAddress", () => {
  it("knows the open internet from everything else", () => {
    for (const address of [
      "8.8.8.8",
      "223.5.5.5",
      "2400:3200::1",
      "2606:4700::1111",
      "::ffff:8.8.8.8",
    ])
      assert.ok(isPublicAddress(address), address);
    for (const address of [
      ...[
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
      ],
      ...["0.0.0.0", "192.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "240.0.0.1", "::1"],
      ...["::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1"],
      ...["64:ff9b::808:808", "2002:808:808::1", "100::1", "4000::1", "", "localhost"],
    ])
      assert.ok(!isPublicAddress(address), address);
  });
});

describe("a guarded connection", () => {
  /** Asks for a loopback server by whatever name, and counts the connections that it sees. */
  async function reach(host: string, resolve?: Resolve) {
    let connections = 0;
    const victim = createServer(() => connections++).listen(0, "127.0.0.1");
    await once(victim, "listening");
    const { port } = victim.address() as AddressInfo;
    const { origin } = new URL(`http://${host}:${port}`);
    const client = new Client(origin, { connect: guardedConnector(2_000, resolve) });
    const error: unknown = await client
      .request({ method: "GET", path: "/", headersTimeout: 2_000 })
      .catch((reason: unknown) => reason);
    await client.destroy();
    victim.close();
    return { connections, error };
  }

  for (const host of PRIVATE_HOSTS) {
    it(`does not reach ${host}`, async () => {
      const { connections, error } = await reach(host);
      assert.equal(connections, 0);
      assert.ok(error instanceof Error);
    });
  }

  it("trusts no name of whose addresses one is private", async () => {
    const mixed: Resolve = (_, __, callback) => {
      callback(null, [
        { address: "8.8.8.8", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    };
    const { connections, error } = await reach("pictures.example", mixed);
    assert.deepEqual([connections, (error as Error).name], [0, "AddressRefused"]);
  });

  it("asks for a name's addresses once, so that no second answer can differ", async () => {
    let lookups = 0;
    const rebinding: Resolve = (_, __, callback) => {
      lookups++;
      callback(null, [{ address: lookups === 1 ? "192.0.2.1" : "127.0.0.1", family: 4 }]);
    };
    assert.equal((await reach("pictures.example", rebinding)).connections, 0);
    assert.equal(lookups, 1);
  });
});

describe("download", () => {
  /** What a download from this server ends with: its bytes, or its fault. */
  async function outcome(
    listener: RequestListener,
    options: { timeoutMs?: number; limitBytes?: number } = {},
  ): Promise<Buffer | DownloadFault> {
    await using server = await serve(listener);
    return await download(new URL("/a.jpg?token=1", server.url).href, {
      ...PRIVATE,
      ...options,
    }).catch((error: unknown) => (error as DownloadError).fault);
  }

  it("takes the bytes as they are, up to the limit, and sends nothing of ours along", async () => {
    const body = Buffer.alloc(1000, 7);
    let asked: unknown;
    const bytes = await outcome(
      ({ url, headers }, response) => {
        const { host, connection, ...rest } = headers;
        assert.ok(host && connection);
        asked = { url, ...rest };
        response.end(body);
      },
      { limitBytes: 1000 },
    );
    assert.deepEqual(bytes, body);
    assert.deepEqual(asked, {
      url: "/a.jpg?token=1",
      accept: "image/*",
      "user-agent": "licence-gateway",
    });
  });

  it("gives up on more bytes than allowed, announced or not", async () => {
    const tooMany = Buffer.alloc(1001);
    const limit = { limitBytes: 1000 };
    assert.equal(await outcome((_, response) => response.end(tooMany), limit), "TOO_LARGE");
    const unannounced: RequestListener = (_, response) => {
      response.write(tooMany.subarray(0, 500));
      response.end(tooMany.subarray(500));
    };
    assert.equal(await outcome(unannounced, limit), "TOO_LARGE");
  });

  it("stops reading what never ends", async () => {
    let sentBytes = 0;
    const endless: RequestListener = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sentBytes += 65_536;
      };
      response.on("drain", more);
      more();
    };
    assert.equal(await outcome(endless), "TOO_LARGE");
    assert.ok(sentBytes < 32 * 2 ** 20, `${sentBytes} bytes`);
  });

  it("gives up on a server that never answers, or answers drop by drop", async () => {
    const silent: RequestListener = () => undefined;
    assert.equal(await outcome(silent, { timeoutMs: 200 }), "TIMEOUT");
    const dripping: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.once("close", () => clearInterval(timer));
    };
    const startedAt = performance.now();
    assert.equal(await outcome(dripping, { timeoutMs: 300 }), "TIMEOUT");
    assert.ok(performance.now() - startedAt < 3_000);
  });

  it("follows no redirect", async () => {
    let hits = 0;
    await using target = await serve((_, response) => {
      hits++;
      response.end("x");
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const fault = await outcome((_, response) => {
        response.writeHead(status, { location: target.url.href }).end("elsewhere");
      });
      assert.equal(fault, "STATUS_NOT_200");
    }
    assert.equal(hits, 0);
  });

  it("takes nothing compressed, nothing empty, nothing cut off and no error page", async () => {
    const zipped: RequestListener = (_, response) => {
      response
        .writeHead(200, { "content-encoding": "gzip" })
        .end(gzipSync(Buffer.alloc(10_000_000)));
    };
    assert.equal(await outcome(zipped), "ENCODED");
    assert.equal(await outcome((_, response) => response.end()), "EMPTY");
    assert.equal(
      await outcome((_, response) => response.writeHead(404).end("x")),
      "STATUS_NOT_200",
    );
    const cutOff: RequestListener = (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("x", () => response.destroy());
    };
    assert.equal(await outcome(cutOff), "UNREACHABLE");
  });

  it("says so when nobody listens, or what listens speaks no HTTP", async () => {
    const closed = await serve(() => undefined);
    await closed[Symbol.asyncDispose]();
    await assert.rejects(download(closed.url.href, PRIVATE), { fault: "UNREACHABLE" });
    await assert.rejects(download("http://nowhere.invalid/", PRIVATE), { fault: "UNREACHABLE" });
    const babbler = createServer((socket) => socket.end("hello\r\n")).listen(0, "127.0.0.1");
    await once(babbler, "listening");
    const { port } = babbler.address() as AddressInfo;
    await assert.rejects(download(`http://127.0.0.1:${port}/`, PRIVATE), { fault: "UNREACHABLE" });
    babbler.close();
  });

  it("leaves no connection open", async () => {
    const connections = new Set<Socket>();
    await using server = await serve(({ socket }, response) => {
      connections.add(socket);
      response.end("x");
    });
    for (let round = 0; round < 3; round++) await download(server.url.href, PRIVATE);
    assert.equal(connections.size, 3);
    await until(
      () => [...connections].every(({ destroyed }) => destroyed),
      "all are closed",
      2_000,
    );
  });

  it("ends with its caller", async () => {
    const caller = new AbortController();
    await using server = await serve(() => caller.abort());
    await assert.rejects(download(server.url.href, { ...PRIVATE, signal: caller.signal }), {
      name: "AbortError",
    });
  });

  const REFUSED: readonly (readonly [DownloadFault, string])[] = [
    ["URL_INVALID", "file:///etc/passwd"],
    ["URL_INVALID", "gopher://127.0.0.1/"],
    ["URL_INVALID", "data:image/png;base64,AAAA"],
    ["URL_INVALID", "ftp://example.com/"],
    ["URL_INVALID", "//example.com/a.jpg"],
    ["URL_INVALID", "a.jpg"],
    ["URL_INVALID", "http://"],
    ["URL_REFUSED", "http://user@example.com/"],
    ["URL_REFUSED", "http://user:password@example.com/"],
    ["URL_REFUSED", "http://example.com@127.0.0.1/"],
    ["URL_REFUSED", "http://example.com:22/"],
    ["URL_REFUSED", "https://example.com:8443/"],
    ["ADDRESS_NOT_PUBLIC", "https://127.0.0.1/"],
    ["ADDRESS_NOT_PUBLIC", "https://127.0.0.1:80/"],
    ["ADDRESS_NOT_PUBLIC", "http://localhost:443/"],
  ];
  for (const [fault, url] of REFUSED) {
    it(`refuses ${url}`, async () => {
      await assert.rejects(download(url, { allowPrivateUrls: false }), { fault });
    });
  }
});

describe("a call with a url", () => {
  const asked = { appid: ACCOUNT.appId, bucket: ACCOUNT.bucket, type: 0 };

  it("is answered alike for every private address, forbidden port and dead host", async () => {
    let hits = 0;
    await using service = await startLocalOcr();
    await using victim = await serve((_, response) => {
      hits++;
      response.end("x");
    });
    const replies = new Set<string>();
    for (const url of [
      ...PRIVATE_HOSTS.map((host) => `http://${host}/`),
      ...[victim.url.href, "http://user:pw@127.0.0.1/", "http://nowhere.invalid/"],
    ]) {
      const { code, message } = await callJson(service, { ...asked, url });
      replies.add(`${code} ${message}`);
    }
    assert.deepEqual([...replies], ["-1308 ERROR_DOWNLOAD_IMAGE_FAILED"]);
    assert.equal(hits, 0);
  });

  it("reads the picture where private addresses are allowed, and tells a picture by its content", async () => {
    const picture = await blankImage("jpeg");
    await using service = await startLocalOcr({ allowPrivateUrls: true });
    await using pictures = await serve(({ url }, response) => {
      response.setHeader("content-type", "image/jpeg");
      response.end(url === "/a.jpg" ? picture : "<html>not found</html>");
    });
    const codeFor = async (path: string) =>
      (await callJson(service, { ...asked, url: new URL(path, pictures.url).href })).code;
    assert.equal(await codeFor("/a.jpg"), -9002);
    assert.equal(await codeFor("/b.jpg"), -1102);
  });
});
