import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { hostnameOf, isAllowedHost, type AllowedHosts } from "../config/hosts.ts";
import { RequestError } from "../errors.ts";
import { badRequest } from "./body.ts";
import { SAMPLE_PATHS } from "./sample-urls.ts";

/** What a health check asks by whatever address it knows: a page of another site learns nothing. */
const FOR_ANY_HOST: ReadonlySet<string> = new Set(["/health", "/ready"]);

/**
 * Decides which host and path a request is for, before anybody else looks at it.
 *
 * A page whose name resolves to this machine (DNS rebinding) is of the same origin as the gateway
 * for its browser: the name in the request is all that gives it away.
 *
 * Sets `request.url` to the path and query of the target, also where that is an absolute URL, so
 * that the code that joins it to the Host header, and the code that does not, see the same path.
 *
 * @param allowed - undefined for any host
 * @throws {RequestError} `BAD_REQUEST`: 400 for a Host header or a target that is malformed, 421
 *   for a host that is not allowed
 */
export function resolveTarget(request: IncomingMessage, allowed: AllowedHosts | undefined): void {
  const host = readHost(request);
  const target = readTarget(request.url ?? "");
  request.url = target.pathAndQuery;
  if (!allowed || FOR_ANY_HOST.has(pathOf(request))) return;
  const hosts = target.host === undefined ? [host] : [host, target.host];
  if (hosts.every((name) => isAllowedHost(name, allowed))) return;
  if (!isSampleByAddress(request, host)) throw misdirected();
}

/** The local OCR service fetches a sample by the address that this gateway listens on. */
function isSampleByAddress(request: IncomingMessage, host: string | undefined): boolean {
  const { localAddress = "" } = request.socket;
  const address = isIPv6(localAddress) ? `[${localAddress}]` : localAddress;
  return SAMPLE_PATHS.some((path) => path === pathOf(request)) && host === address;
}

/** The path of a request whose target has been resolved. */
export const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?", 1)[0] ?? "";

/** @returns undefined where a request of HTTP/1.0 names no host, or any names an empty one */
function readHost({ httpVersion, headersDistinct }: IncomingMessage): string | undefined {
  const [host, ...others] = headersDistinct["host"] ?? [httpVersion === "1.1" ? undefined : ""];
  if (host === undefined || others.length > 0) throw badRequest("Send one Host header.");
  return host === "" ? undefined : mustBeHost(host);
}

interface Target {
  /** Of the absolute form. */
  readonly host: string | undefined;
  readonly pathAndQuery: string;
}

function readTarget(target: string): Target {
  const [, host, rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target) ?? [];
  if (host === undefined) return { host, pathAndQuery: mustBePath(target) };
  const pathAndQuery = mustBePath(rest.startsWith("/") ? rest : `/${rest}`);
  return { host: mustBeHost(host), pathAndQuery };
}

function mustBeHost(text: string): string {
  const hostname = hostnameOf(text);
  if (hostname !== undefined) return hostname;
  throw badRequest("The host must be a name or an address, with or without a port.");
}

/**
 * One that all readers take for the same path: without what a URL parser resolves (`..`) or turns
 * into a slash (`\`), and not one that starts as a host does (`//`).
 */
function mustBePath(text: string): string {
  const [path = ""] = text.split("?", 1);
  if (ORIGIN_FORM.test(text) && new URL(`http://localhost${text}`).pathname === path) return text;
  throw badRequest("The request target must be a path in its normal form, percent-encoded.");
}

/** Printable ASCII. */
const ORIGIN_FORM = /^\/(?!\/)[!-"$-~]*$/;

const misdirected = () =>
  new RequestError(
    "BAD_REQUEST",
    421,
    "This gateway does not answer for the host of this request: add its name to ALLOWED_HOSTS.",
  );
