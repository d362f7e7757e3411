import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from "jose";
import { bearing } from "./key-cases.ts";
import type { Case } from "./case.ts";

export const ISSUER = "https://issuer.example";
export const AUDIENCE = "licence-gateway";

const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export const RIGHT = rsa();
const WRONG = rsa();
export const CURVE = generateKeyPairSync("ec", { namedCurve: "P-256" });
export const EDWARDS = generateKeyPairSync("ed25519");

const nowS = () => Math.floor(Date.now() / 1000);

/** What a good token says. */
const claims = (): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: "somebody@example.com",
  scope: "openid licence:recognize",
  iat: nowS(),
  exp: nowS() + 300,
});

const RS256: JWTHeaderParameters = { alg: "RS256", kid: "right" };

const signed = (
  payload: JWTPayload,
  header: JWTHeaderParameters = RS256,
  key: KeyObject = RIGHT.privateKey,
) => new SignJWT(payload).setProtectedHeader(header).sign(key);

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signed by a secret that everybody knows, as if it were the issuer's key. */
function signedBySecret(header: object, secret: string | Buffer, hash = "sha256"): string {
  const text = `${encoded(header)}.${encoded(claims())}`;
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
}

const without = (claim: string) =>
  Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim));

const changed = (token: string, part: 0 | 1 | 2, value: (text: string) => string) =>
  token
    .split(".")
    .map((text, at) => (at === part ? value(text) : text))
    .join(".");

type Tokens = Readonly<Record<string, string | Promise<string>>>;

/** @param elsewhere - where a forger keeps keys of his own */
function forgeries(elsewhere: URL): Tokens {
  const pem = RIGHT.publicKey.export({ type: "spki", format: "pem" });
  const der = RIGHT.publicKey.export({ type: "spki", format: "der" });
  const forged = (header: object) => signed(claims(), { ...RS256, ...header }, WRONG.privateKey);
  const unsigned = (alg: string) => `${encoded({ alg, kid: "right" })}.${encoded(claims())}.`;
  return {
    "signed by nobody": unsigned("none"),
    "signed by nobody, in capitals": unsigned("NONE"),
    "signed by nobody, in both": unsigned("nOnE"),
    "signed by nobody, without a kind": `${encoded({})}.${encoded(claims())}.`,
    "of HS256 with the public key for its secret": signedBySecret({ ...RS256, alg: "HS256" }, pem),
    "of HS256 with the public key's bytes": signedBySecret({ ...RS256, alg: "HS256" }, der),
    "of HS256 with the key as a JWK": signedBySecret(
      { ...RS256, alg: "HS256" },
      JSON.stringify(RIGHT.publicKey.export({ format: "jwk" })),
    ),
    "of HS512 with the public key": signedBySecret({ ...RS256, alg: "HS512" }, pem, "sha512"),
    "of HS256 with no secret, its key a file": signedBySecret(
      { alg: "HS256", kid: "../../../../dev/null" },
      Buffer.alloc(0),
    ),
    "of RS256 said to be an HMAC": signedBySecret(RS256, pem),
    "signed by another key": forged({}),
    "signed by another key, without its name": forged({ kid: undefined }),
    "that names other keys (jku)": forged({ jku: new URL("/keys", elsewhere).href }),
    "that names another certificate (x5u)": forged({ x5u: new URL("/x5u", elsewhere).href }),
    "that brings its key (jwk)": forged({
      jwk: createPublicKey(WRONG.privateKey).export({ format: "jwk" }),
    }),
    "that brings a certificate (x5c)": forged({ x5c: ["MIIB"] }),
    "of another curve's key": signed(
      claims(),
      { alg: "ES256", kid: "right" },
      generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
    ),
  };
}

/** Signed by a key of a name that the issuer's keys do not have. */
function ofUnknownKeys(elsewhere: URL): Tokens {
  const forged = (kid: string) => signed(claims(), { ...RS256, kid }, WRONG.privateKey);
  return {
    "signed by another key, of another name": forged("wrong"),
    "whose key's name leads elsewhere": forged("../../etc/passwd"),
    "whose key's name is an address": forged(new URL("/keys", elsewhere).href),
    "whose key's name is a query": forged("x' UNION SELECT 'key"),
  };
}

function wrongClaims(): Tokens {
  const but = (other: JWTPayload) => signed({ ...claims(), ...other });
  return {
    expired: but({ exp: nowS() - 3600 }),
    "expired a moment more than clocks differ": but({ exp: nowS() - 32 }),
    "not valid yet": but({ nbf: nowS() + 3600 }),
    "not valid for a moment more than clocks differ": but({ nbf: nowS() + 40 }),
    "for somebody else": but({ aud: "another-service" }),
    "for several others": but({ aud: ["another-service", "licence-gateway.example"] }),
    "for somebody whose name is longer": but({ aud: `${AUDIENCE}-2` }),
    "from somebody else": but({ iss: "https://evil.example" }),
    "from an issuer whose name is longer": but({ iss: `${ISSUER}/` }),
    "from several": but({ iss: [ISSUER] as unknown as string }),
    "from nobody": signed(without("iss")),
    "for nobody": signed(without("aud")),
    "of nobody": signed(without("sub")),
    "of an empty subject": signed({ ...claims(), sub: " " }),
    "for ever": signed(without("exp")),
    "for ever, in words": but({ exp: "never" as unknown as number }),
    "with a condition that nobody knows": signed(claims(), {
      ...RS256,
      crit: ["exp"],
      exp: 1,
    }).catch(() => `${encoded({ ...RS256, crit: ["x"], x: 1 })}.e30.AAAA`),
  };
}

async function damaged(): Promise<Tokens> {
  const good = await signed(claims());
  return {
    "cut off": good.slice(0, -10),
    "without its signature": changed(good, 2, () => ""),
    "without its last part": good.split(".").slice(0, 2).join("."),
    "of four parts": `${good}.AAAA`,
    "of five parts": `${good}.AAAA.AAAA`,
    "whose claims were changed": changed(good, 1, () => encoded({ ...claims(), sub: "admin" })),
    "whose head was changed": changed(good, 0, () => encoded({ ...RS256, alg: "PS256" })),
    "whose head is no JSON": changed(good, 0, () => "AAAA"),
    "whose claims are no JSON": changed(good, 1, () => "AAAA"),
    "whose signature has a letter changed": changed(
      good,
      2,
      (text) => `${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`,
    ),
    "in quotes": `"${good}"`,
    "of dots": "..",
    "of many letters": "A".repeat(8000),
  };
}

function unscoped(): Tokens {
  const but = (scope: unknown) => signed({ ...claims(), scope });
  return {
    "no scope": signed(without("scope")),
    "an empty scope": but(""),
    "another scope": but("openid licence:read"),
    "a longer scope": but("licence:recognize:all"),
    "the scope in capitals": but("LICENCE:RECOGNIZE"),
    "the scopes divided by commas": but("openid,licence:recognize"),
    "a scope that is an object": but({ "licence:recognize": true }),
    "a scope that is a number": but(1),
  };
}

function accepted(): Tokens {
  const but = (other: JWTPayload) => signed({ ...claims(), ...other });
  return {
    "good in all": signed(claims()),
    "of RS512": signed(claims(), { ...RS256, alg: "RS512" }),
    "of PS256": signed(claims(), { ...RS256, alg: "PS256" }),
    "expired for less than clocks differ": but({ exp: nowS() - 15 }),
    "valid in less than clocks differ": but({ nbf: nowS() + 15 }),
    "for several": but({ aud: ["another-service", AUDIENCE] }),
    "with its scopes in a list": signed({ ...without("scope"), scp: ["licence:recognize"] }),
    "with other claims": but({ "https://example.com/role": "clerk" }),
  };
}

type Outcome = Pick<Case, "status" | "code">;

/**
 * Every token, with what becomes of it where the issuer has the key {@link RIGHT}.
 *
 * @param ofUnknownKey - what becomes of one that names a key which may be a new one
 */
export async function tokenCases(elsewhere: URL, ofUnknownKey: Outcome): Promise<readonly Case[]> {
  const all: readonly [Tokens, Outcome][] = [
    [ofUnknownKeys(elsewhere), ofUnknownKey],
    [forgeries(elsewhere), { status: 401, code: "UNAUTHENTICATED" }],
    [wrongClaims(), { status: 401, code: "UNAUTHENTICATED" }],
    [await damaged(), { status: 401, code: "UNAUTHENTICATED" }],
    [unscoped(), { status: 403, code: "FORBIDDEN" }],
    [accepted(), { status: 200 }],
  ];
  return Promise.all(
    all.flatMap(([tokens, outcome]) =>
      Object.entries(tokens).map(async ([what, token]) => ({
        name: `a token ${outcome.code === "FORBIDDEN" ? `with ${what}` : what}`,
        headers: bearing(await token),
        keepsBack: /eyJ|somebody@/,
        ...outcome,
      })),
    ),
  );
}

/** @param kid - undefined for one that does not name its key */
export const goodToken = (key: KeyObject, alg: string, kid: string | undefined) =>
  signed(claims(), kid === undefined ? { alg } : { alg, kid }, key);
