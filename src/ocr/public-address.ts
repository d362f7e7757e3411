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
  return isIP(host) === 0 ? !isPublicName(host) : !isPublicAddress(host);
}

/**
 * Whether a name may belong to the DNS of the internet. One without a dot is completed by the
 * resolver (`metadata`, `ip6-localhost`), and one with an empty label may lose it there.
 */
function isPublicName(name: string): boolean {
  const labels = name.split(".");
  if (labels.length < 2 || labels.includes("")) return false;
  return !PRIVATE_DOMAINS.has(labels.at(-1) ?? "") && !METADATA_NAMES.has(name);
}

/**
 * Top-level domains that are not on the internet and never will be, but that resolvers, hosts files
 * and local networks answer for.
 *
 * `invalid` and `example` are none of them: they are reserved so that they resolve nowhere.
 *
 * @see https://www.iana.org/assignments/special-use-domain-names
 */
const PRIVATE_DOMAINS: ReadonlySet<string> = new Set([
  // RFC 6761, 6762, 7686, 8375 (home.arpa; no part of arpa has pictures) and 9476.
  ...["localhost", "test", "local", "onion", "arpa", "alt"],
  // RFC 6762, appendix G: in use on local networks. ICANN has reserved internal for them, and
  // delegates home, corp and mail to nobody for their collisions.
  ...["intranet", "internal", "private", "corp", "home", "lan", "mail"],
  // The hosts files of Linux distributions.
  ...["localdomain", "localdomain4", "localdomain6"],
]);

/** Of public domains, and answered inside a cloud alone. That of Tencent's is the OCR service's. */
const METADATA_NAMES: ReadonlySet<string> = new Set(["metadata.tencentyun.com"]);

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
