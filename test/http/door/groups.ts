import type { KeyObject } from "node:crypto";
import { serve } from "../../support/serve.ts";
import type { CaseGroup } from "./case.ts";
import { CORS, NO_CORS } from "./cors-cases.ts";
import { CSRF } from "./csrf-cases.ts";
import { API_KEYS, bearing } from "./key-cases.ts";
import { SCHEMA } from "./schema-cases.ts";
import { AUDIENCE, CURVE, EDWARDS, goodToken, ISSUER, RIGHT, tokenCases } from "./token-cases.ts";

/** Everything that may stand at the door. `askedElsewhere` counts who was led to a forger's keys. */
export async function startDoorGroups() {
  const asked = { elsewhere: 0 };
  const issuer = await serve((request, response) => {
    if (request.url === "/down") return void response.writeHead(500).end();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: PUBLISHED }));
  });
  const forger = await serve((_, response) => {
    asked.elsewhere++;
    response.end(JSON.stringify({ keys: PUBLISHED }));
  });
  const refused = { status: 401, code: "UNAUTHENTICATED" };
  const mayBeNew = { status: 503, code: "OVERLOADED" };
  const rules = (keys: URL | KeyObject) => ({
    tokens: { keys, issuer: ISSUER, audience: AUDIENCE },
  });
  const groups: readonly CaseGroup[] = [
    CSRF,
    CORS,
    NO_CORS,
    API_KEYS,
    SCHEMA,
    {
      name: "tokens by one key",
      door: rules(RIGHT.publicKey),
      cases: await tokenCases(forger.url, refused),
    },
    {
      name: "tokens by the issuer's keys",
      door: rules(new URL("/keys", issuer.url)),
      cases: [
        {
          name: "a token of ES256",
          headers: bearing(await goodToken(CURVE.privateKey, "ES256", "curve")),
          status: 200,
        },
        {
          name: "a token of EdDSA",
          headers: bearing(await goodToken(EDWARDS.privateKey, "EdDSA", "edwards")),
          status: 200,
        },
        // The keys are known by now: another is not asked for again at once.
        ...(await tokenCases(forger.url, mayBeNew)),
      ],
    },
    {
      name: "tokens while the issuer is down",
      door: rules(new URL("/down", issuer.url)),
      cases: [
        {
          name: "a good token is told to come again",
          headers: bearing(await goodToken(RIGHT.privateKey, "RS256", "right")),
          status: 503,
          code: "OVERLOADED",
          answers: { "retry-after": "5" },
        },
      ],
    },
  ];
  return {
    groups,
    askedElsewhere: () => asked.elsewhere,
    async [Symbol.asyncDispose]() {
      await issuer[Symbol.asyncDispose]();
      await forger[Symbol.asyncDispose]();
    },
  };
}

const published = (kid: string, { publicKey }: { readonly publicKey: KeyObject }) => ({
  ...publicKey.export({ format: "jwk" }),
  kid,
});

const PUBLISHED = [
  published("right", RIGHT),
  published("curve", CURVE),
  published("edwards", EDWARDS),
];
