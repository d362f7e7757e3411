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

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
