import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Whether an address belongs to somebody on the open internet: not to this machine, its network,
 * its cloud's metadata, or to a scheme that carries such an address inside.
 *
 * @param address - in its textual form; a mapped IPv4 address is judged as what it maps
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only this much was ever given out; the library calls the rest unicast too.
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_UNICAST);
}

/**
 * Whether a url names, as it stands, a host that is not public. A name may still lead to a private
 * address: whoever connects must look again.
 */
export function namesPrivateHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  return isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host);
}

const LOCAL_NAME = /(^|\.)(localhost|local|internal)$/;

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
