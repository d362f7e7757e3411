import * as z from "zod";
import { isLoopback } from "./rules.ts";

/** The hosts that requests may name. */
export interface AllowedHosts {
  /** Each as {@link hostnameOf} writes it. */
  readonly names: readonly string[];
  /** Whether the names of this machine are allowed too: localhost, 127.0.0.0/8 and [::1]. */
  readonly withLoopback: boolean;
}

const ANY = "*";

/** `any`, or names as {@link hostnameOf} writes them. */
export const allowedHosts = z.string().transform((text, context): "any" | readonly string[] => {
  const entries = text.split(",").flatMap((entry) => entry.trim() || []);
  if (entries.length === 1 && entries[0] === ANY) return "any";
  const names = entries.flatMap((entry) => (hasPort(entry) ? [] : (hostnameOf(entry) ?? [])));
  if (names.length > 0 && names.length === entries.length) return names;
  context.addIssue("must be host names without ports, comma-separated, or * alone for any host");
  return z.NEVER;
});

/**
 * The name or address in a `host[:port]`, in one spelling: lower case, without a trailing dot, an
 * IPv6 address shortened and in brackets.
 *
 * @returns undefined for anything else, such as a host with a user name, a path or a blank
 */
export function hostnameOf(host: string): string | undefined {
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/\.$/, "") || undefined;
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d*)?$/i;

const hasPort = (host: string) => /:\d*$/.test(host);

/** @param hostname - as {@link hostnameOf} writes it; undefined where a request names none */
export const isAllowedHost = (
  hostname: string | undefined,
  { names, withLoopback }: AllowedHosts,
): boolean =>
  hostname !== undefined && (names.includes(hostname) || (withLoopback && isLoopback(hostname)));
