import { isIPv6, type AddressInfo, type Server } from "node:net";

/** Where to reach a server that listens. */
export function urlOf(server: Server): URL {
  const { address, port } = server.address() as AddressInfo;
  const host = WILDCARDS.get(address) ?? (isIPv6(address) ? `[${address}]` : address);
  return new URL(`http://${host}:${port}`);
}

/** Where to reach a server that listens everywhere. */
const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
]);
