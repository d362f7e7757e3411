import * as z from "zod";
import { apiKeys, apiKeysFile, areDistinct, isSameKey, keyOf, type ApiKey } from "./api-keys.ts";
import { allowedHosts, type AllowedHosts } from "./hosts.ts";
import { flag, integer, isLoopback } from "./rules.ts";
import { TOKEN_SETTINGS, tokenProblems, tokenRulesOf, type TokenRules } from "./tokens.ts";

/** Who may come in, and how often. */
export interface DoorConfig {
  readonly apiKeys: readonly ApiKey[];
  /** The key of a federation router: it alone may read the schema in production. */
  readonly routerKey: ApiKey | undefined;
  readonly tokens: TokenRules | undefined;
  /** Reads the metrics, and opens nothing else. */
  readonly metricsKey: ApiKey | undefined;
  /** Undefined for any. */
  readonly allowedHosts: AllowedHosts | undefined;
  /** Pages of other origins that may ask. */
  readonly corsOrigins: readonly string[];
  /** Recognitions for one caller; undefined for any number. */
  readonly recognitionsPerMinute: number | undefined;
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** Whether the schema is nobody's business. */
  readonly isProduction: boolean;
}

const corsOrigins = z
  .string()
  .default("")
  .transform((text) => text.split(",").flatMap((origin) => origin.trim() || []))
  .refine(
    (origins) => origins.every(isOrigin),
    "must be origins such as https://example.com, divided by commas; not * and not null",
  );

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:[^*]+$/.test(text) && new URL(text).origin === text;

export const DOOR_SETTINGS = {
  API_KEYS: apiKeys.optional(),
  API_KEYS_FILE: apiKeysFile.optional(),
  ROUTER_KEY: keyOf("router").optional(),
  ...TOKEN_SETTINGS,
  METRICS_KEY: keyOf("metrics").optional(),
  ALLOWED_HOSTS: allowedHosts.optional(),
  CORS_ORIGINS: corsOrigins,
  RATE_LIMIT: integer(0, 1_000_000).optional(),
  TRUST_PROXY: integer(0, 10).default(0),
  PRODUCTION: flag,
  OPEN_DOOR: flag,
};

type Given = z.output<z.ZodObject<typeof DOOR_SETTINGS>> & {
  readonly HOST: string;
  readonly RECOGNITIONS_PER_REQUEST: number;
};

/** What is wrong with the settings of the door together. */
export function doorProblems(given: Given): readonly string[] {
  const { RATE_LIMIT: limit, RECOGNITIONS_PER_REQUEST: perRequest } = given;
  const keys = keysOf(given);
  const { METRICS_KEY: metricsKey } = given;
  return [
    ...tokenProblems(given),
    ...(areDistinct(keys) ? [] : ["API_KEYS must have each name and each key once"]),
    ...(metricsKey && keys.some((key) => isSameKey(key, metricsKey))
      ? ["METRICS_KEY must not be one of the other keys"]
      : []),
    ...(limit && limit < perRequest
      ? ["RATE_LIMIT must be 0, or at least RECOGNITIONS_PER_REQUEST"]
      : []),
    ...hostProblems(given),
  ];
}

function hostProblems(given: Given): readonly string[] {
  if (isLoopback(given.HOST) || isGuarded(doorConfigOf(given))) return [];
  if (!given.OPEN_DOOR)
    return [
      "HOST lets other machines in, and nothing guards the door: give API_KEYS, JWT_… or " +
        "ROUTER_KEY; or OPEN_DOOR=true if something in front of the gateway guards it",
    ];
  if (given.ALLOWED_HOSTS) return [];
  return [
    "ALLOWED_HOSTS is required with OPEN_DOOR=true where no key or token guards: the host names " +
      "that requests may name, or * for any",
  ];
}

const keysOf = ({ API_KEYS = [], API_KEYS_FILE = [], ROUTER_KEY }: Given) => [
  ...API_KEYS,
  ...API_KEYS_FILE,
  ...(ROUTER_KEY ? [ROUTER_KEY] : []),
];

/** A person takes a picture every few seconds at best. */
const RECOGNITIONS_PER_MINUTE = 60;

/** @param given - without {@link doorProblems} */
export const doorConfigOf = (given: Given): DoorConfig => ({
  apiKeys: [...(given.API_KEYS ?? []), ...(given.API_KEYS_FILE ?? [])],
  routerKey: given.ROUTER_KEY,
  tokens: tokenRulesOf(given),
  metricsKey: given.METRICS_KEY,
  allowedHosts: allowedHostsOf(given),
  corsOrigins: given.CORS_ORIGINS,
  recognitionsPerMinute: rateOf(given),
  trustedProxies: given.TRUST_PROXY,
  isProduction: given.PRODUCTION,
});

/** Whether nobody comes in without a key or a token. */
export const isGuarded = ({
  apiKeys: keys,
  routerKey,
  tokens,
}: Pick<DoorConfig, "apiKeys" | "routerKey" | "tokens">): boolean =>
  keys.length > 0 || routerKey !== undefined || tokens !== undefined;

/** Elsewhere than on loopback, keys and tokens keep out the pages that rebind their name. */
function allowedHostsOf({ ALLOWED_HOSTS: given, HOST }: Given): AllowedHosts | undefined {
  const withLoopback = isLoopback(HOST);
  if (given === "any" || (!given && !withLoopback)) return undefined;
  return { names: given ?? [], withLoopback };
}

/** By itself this machine's own programs, and tests, are not held back. */
function rateOf({ RATE_LIMIT, HOST, RECOGNITIONS_PER_REQUEST: least }: Given): number | undefined {
  if (RATE_LIMIT !== undefined) return RATE_LIMIT || undefined;
  return isLoopback(HOST) ? undefined : Math.max(RECOGNITIONS_PER_MINUTE, least);
}
