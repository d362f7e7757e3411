import { createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod";
import { isLoopback } from "./rules.ts";

/** Whose tokens are taken, and what they must say. */
export interface TokenRules {
  /** Where the issuer's keys are, or the one key. Nothing in a token can name another place. */
  readonly keys: URL | KeyObject;
  readonly issuer: string;
  readonly audience: string;
}

export const TOKEN_SETTINGS = {
  JWT_JWKS_URL: z
    .string()
    .refine(isSafe, "must be an https:// address, or http:// on a loopback one")
    .transform((text) => new URL(text))
    .optional(),
  JWT_PUBLIC_KEY: z
    .string()
    .transform((text, context) => {
      const key = publicKeyFrom(text);
      if (key) return key;
      context.addIssue(
        "must be a public key in PEM: RSA of at least 2048 bits, EC P-256 to P-521, or Ed25519",
      );
      return z.NEVER;
    })
    .optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
};

type Given = z.output<z.ZodObject<typeof TOKEN_SETTINGS>>;

/** What is wrong with the settings together. */
export function tokenProblems(given: Given): readonly string[] {
  const {
    JWT_JWKS_URL: url,
    JWT_PUBLIC_KEY: key,
    JWT_ISSUER: issuer,
    JWT_AUDIENCE: audience,
  } = given;
  if (url && key) return ["JWT_PUBLIC_KEY must not be given together with JWT_JWKS_URL"];
  if (!url && !key)
    return issuer || audience
      ? ["JWT_JWKS_URL or JWT_PUBLIC_KEY is required with JWT_ISSUER and JWT_AUDIENCE"]
      : [];
  return [
    ...(issuer ? [] : ["JWT_ISSUER is required where tokens are taken"]),
    ...(audience ? [] : ["JWT_AUDIENCE is required where tokens are taken"]),
  ];
}

/** Settings without {@link tokenProblems}; undefined where no tokens are taken. */
export function tokenRulesOf(given: Given): TokenRules | undefined {
  const keys = given.JWT_JWKS_URL ?? given.JWT_PUBLIC_KEY;
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = given;
  return keys && issuer && audience ? { keys, issuer, audience } : undefined;
}

/** Whoever can change the keys on their way can make tokens. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** Line ends may be written as `\n`, as in files of settings. A private key does not belong here. */
function publicKeyFrom(text: string): KeyObject | undefined {
  if (text.includes("PRIVATE KEY")) return undefined;
  try {
    const key = createPublicKey(text.replaceAll(String.raw`\n`, "\n"));
    return isStrong(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function isStrong({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): boolean {
  if (type === "rsa") return (details?.modulusLength ?? 0) >= 2048;
  if (type === "ec")
    return ["prime256v1", "secp384r1", "secp521r1"].includes(details?.namedCurve ?? "");
  return type === "ed25519";
}
