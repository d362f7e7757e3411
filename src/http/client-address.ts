import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";

/**
 * Where a request comes from, as far as it can be believed.
 *
 * Each proxy adds to the end of `X-Forwarded-For` whom it heard from; what stands before that, the
 * client may have written itself. One household, or one attacker, has a whole /64 of IPv6.
 *
 * @param proxies - how many stand in front
 */
export function clientAddress({ socket, headers }: IncomingMessage, proxies: number): string {
  const heard = String(headers["x-forwarded-for"] ?? "").split(",");
  const told = proxies > 0 ? heard.at(-proxies)?.trim() : undefined;
  const address = told && ipaddr.isValid(told) ? told : (socket.remoteAddress ?? "");
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return (parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":");
}
