import { isIPv6 } from "node:net";

/** The pictures to try with. */
export const SAMPLE_PATHS = [
  "/samples/driver-licence.jpg",
  "/samples/vehicle-licence.jpg",
  "/samples/vehicle-licence-back.jpg",
] as const;

/**
 * The urls of this gateway's samples on its own machine: by each name of that, with the url by the
 * address that the gateway listens on.
 *
 * @param gateway - where it listens
 * @param host - the setting, by which its callers may name it too
 */
export function sampleUrls(gateway: URL, host: string): ReadonlyMap<string, string> {
  const { hostname, port } = gateway;
  const at = (name: string, path: string) => new URL(path, `http://${name}:${port}`).href;
  const address = ON_THIS_MACHINE.get(hostname) ?? hostname;
  const names = [...LOOPBACK_NAMES, hostname, isIPv6(host) ? `[${host}]` : host];
  return new Map(
    names.flatMap((name) => SAMPLE_PATHS.map((path) => [at(name, path), at(address, path)])),
  );
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Where to reach a gateway that listens everywhere. */
const ON_THIS_MACHINE: ReadonlyMap<string, string> = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["[::]", "[::1]"],
]);
