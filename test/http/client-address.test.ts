import assert from "node:assert/strict";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { describe, it } from "node:test";
import { clientAddress } from "../../src/http/client-address.ts";
import { serve } from "../support/serve.ts";

/** What a server on a socket takes for the address of a client behind so many proxies. */
async function addressFor(forwarded: string | undefined, proxies: number): Promise<string> {
  const addresses: string[] = [];
  await using server = await serve((asked, response) => {
    addresses.push(clientAddress(asked, proxies));
    response.end();
  });
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const asking = request(server.url, { headers, agent: false }).end();
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  await once(response.resume(), "end");
  return addresses.join();
}

const SOCKET = "127.0.0.1";

describe("the address of a client", () => {
  const UNDERSTOOD: Readonly<Record<string, string>> = {
    "1.1.1.1": "1.1.1.1",
    "1.1.1.1:99": "1.1.1.1",
    '"1.1.1.1:99"': "1.1.1.1",
    '"1.1.1.1"': "1.1.1.1",
    "1.1.1.1:_port": "1.1.1.1",
    "2001:db8:1:2:3::1": "2001:db8:1:2",
    "[2001:db8:1:2:3::1]": "2001:db8:1:2",
    "[2001:db8:1:2:3::1]:443": "2001:db8:1:2",
    '"[2001:db8:1:2:3::1]:443"': "2001:db8:1:2",
    "::ffff:1.1.1.1": "1.1.1.1",
    "[::ffff:101:101]:443": "1.1.1.1",
    "64:ff9b::1.1.1.1": "1.1.1.1",
    "[64:ff9b::101:101]:443": "1.1.1.1",
    "64:ff9b:1::1.1.1.1": "1.1.1.1",
    "::ffff:0:1.1.1.1": "1.1.1.1",
    "2002:101:101:5:6:7:8:9": "1.1.1.1",
    " 9.9.9.9 , 1.1.1.1:99 ": "1.1.1.1",
  };
  for (const [forwarded, address] of Object.entries(UNDERSTOOD))
    it(`is understood as a proxy writes it: ${forwarded}`, async () => {
      assert.equal(await addressFor(forwarded, 1), address);
    });

  const HIDDEN = [
    "unknown",
    "_hidden",
    '"_hidden:_port"',
    "",
    "1.1.1",
    "0x1.1.1.1",
    "1.1.1.1.1",
    "1.1.1.1:99:99",
    '"1.1.1.1',
    "[2001:db8::1",
    "1.1.1.1, ",
  ];
  for (const forwarded of HIDDEN)
    it(`is the proxy's own when that hides it: ${forwarded || "nothing"}`, async () => {
      assert.equal(await addressFor(forwarded, 1), SOCKET);
    });

  it("is told apart behind a translator of each of the prefixes that RFC 8215 allows", async () => {
    const addresses = [
      "64:ff9b:1:101:0:101::",
      "64:ff9b:1:101:0:102::",
      "64:ff9b:1:1:1:101:100:0",
      "64:ff9b:1:1:1:101:200:0",
      "64:ff9b:1:1::1.1.1.1",
      "64:ff9b:1:1::1.1.1.2",
    ];
    const told = await Promise.all(addresses.map((address) => addressFor(address, 1)));
    assert.equal(new Set(told).size, addresses.length);
  });

  it("is believed only as far as proxies stand in front", async () => {
    const forwarded = "6.6.6.6:1, 2.2.2.2:2, 1.1.1.1:3";
    const at = (proxies: number) => addressFor(forwarded, proxies);
    assert.deepEqual(await Promise.all([0, 1, 2, 3, 4].map(at)), [
      SOCKET,
      "1.1.1.1",
      "2.2.2.2",
      "6.6.6.6",
      SOCKET,
    ]);
    assert.equal(await addressFor(undefined, 1), SOCKET);
  });
});
