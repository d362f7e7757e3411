import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Where a request comes from, as far as it can be believed.
 *
 * Each proxy adds to the end of `X-Forwarded-For` whom it heard from; what stands before that, the
 * client may have written itself. One household, or one attacker, has a whole /64 of IPv6.
 *
 * @param proxies - how many stand in front
 * @returns an IPv4 address, the first 64 bits of an IPv6 address, or `unknown`
 */
export function clientAddress({ socket, headers }: IncomingMessage, proxies: number): string {
  const heard = String(headers["x-forwarded-for"] ?? "").split(",");
  const told = proxies > 0 ? addressIn(heard.at(-proxies)) : undefined;
  const address = told ?? socket.remoteAddress ?? "";
  if (isIP(address) === 0) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? holderOf(parsed) : parsed.toString();
}

/**
 * The address in an entry of `X-Forwarded-For`, which some proxies write with a port, in brackets
 * or in quotes, as in `Forwarded`.
 *
 * @returns undefined for `unknown` and other names that hide an address
 * @see https://www.rfc-editor.org/rfc/rfc7239#section-6
 */
function addressIn(entry = ""): string | undefined {
  const node = entry.trim().replace(/^"(.*)"$/, "$1");
  const [, v6, v4] = /^(?:\[([\da-f:.]+)\]|([\d.]+))(?::[\w.-]+)?$/i.exec(node) ?? [];
  const address = v6 ?? v4 ?? node;
  return isIP(address) === 0 ? undefined : address;
}

/**
 * Whoever has an IPv6 address has its /64, but where it holds the IPv4 address of the one who is
 * meant: translated (NAT64, SIIT), or tunnelled (6to4).
 */
function holderOf(address: ipaddr.IPv6): string {
  const { parts } = address;
  const range = address.range();
  if (range === "6to4") return embedded(parts[1], parts[2]);
  if (range === "rfc6145") return embedded(parts[6], parts[7]);
  if (range === "rfc6052") {
    // In 64:ff9b:1::/48 the IPv4 address may also stand further left: then all bits tell.
    const isLast = parts.slice(3, 6).every((part) => part === 0);
    return isLast ? embedded(parts[6], parts[7]) : address.toString();
  }
  return parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":");
}

const embedded = (high = 0, low = 0) => [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
