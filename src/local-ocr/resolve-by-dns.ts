import { Resolver, type LookupAddress } from "node:dns";
import type { Resolve } from "./guarded-connector.ts";

export interface ResolveByDnsOptions {
  /** How long one server may take to answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Where to ask, as `address:port`. Default: as the system is configured. */
  readonly servers?: readonly string[];
}

/**
 * Resolves names by DNS alone.
 *
 * Not `lookup`, which takes one of four threads for each name until the system gives up, which may be
 * half a minute: a few names that nobody answers for would keep all others from being resolved. What
 * it knows beside DNS are the names of this machine and its network, which are not public anyway.
 */
export function resolveByDns({ timeoutMs, servers }: ResolveByDnsOptions): Resolve {
  return (hostname, _, callback) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers) resolver.setServers(servers);
    const addresses: LookupAddress[] = [];
    let left = 2;
    const collect = (family: 4 | 6) => (error: Error | null, found: readonly string[]) => {
      if (!error) addresses.push(...found.map((address) => ({ address, family })));
      if (--left > 0) return;
      if (addresses.length > 0) callback(null, addresses);
      else callback(error ?? new Error("The name has no address."), []);
    };
    resolver.resolve4(hostname, collect(4));
    resolver.resolve6(hostname, collect(6));
  };
}
