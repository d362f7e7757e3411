import type { LookupAddress, LookupAllOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "../ocr/public-address.ts";
import { resolveByDns } from "./resolve-by-dns.ts";

/** The address may not be contacted from here. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/**
 * Connects to public addresses only.
 *
 * Three walls, since each alone has a hole: a literal address never comes to a lookup; a lookup may
 * answer with a public address and a private one; and what counts in the end is who the peer is.
 * One lookup serves both the check and the connection, so a second answer cannot differ.
 *
 * @param timeoutMs - the longest a connection may take
 * @param resolve - how names become addresses. Default: by DNS
 */
export function guardedConnector(
  timeoutMs: number,
  resolve: Resolve = resolveByDns({ timeoutMs }),
): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: publicOnly(resolve) });
  return (options, callback) => {
    if (isIP(options.hostname) !== 0 && !isPublicAddress(options.hostname)) {
      callback(new AddressRefused(), null);
      return;
    }
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error !== null || isPublicAddress(socket.remoteAddress ?? "")) {
        callback(...result);
        return;
      }
      socket.destroy();
      callback(new AddressRefused(), null);
    });
  };
}

export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const first = addresses[0];
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new AddressRefused(), []);
        return;
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
