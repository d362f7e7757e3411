import { createHash } from "node:crypto";
import type { ApiKey } from "../../../src/config/api-keys.ts";
import type { Case, CaseGroup } from "./case.ts";

export const KEY = "the-key-of-the-forms-team-0123456789";
export const ROUTER_KEY = "the-key-of-the-router-0123456789";

const hex = (key: string) => createHash("sha256").update(key).digest("hex");

export const keyOf = (name: string, key: string): ApiKey => ({
  name,
  digest: Buffer.from(hex(key), "hex"),
});

export const KEYS = {
  apiKeys: [keyOf("forms", KEY), keyOf("clerks", "another-key-0123456789-0123456789")],
  routerKey: keyOf("router", ROUTER_KEY),
};

export const bearing = (credential: string) => ({
  "content-type": "application/json",
  authorization: `Bearer ${credential}`,
});

const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "no header": {},
  "an empty header": { authorization: "" },
  "a scheme alone": { authorization: "Bearer" },
  "no scheme": { authorization: KEY },
  "another scheme": { authorization: `Basic ${Buffer.from(`forms:${KEY}`).toString("base64")}` },
  "the name of a key": { authorization: "Bearer forms" },
  "a key but for its last letter": { authorization: `Bearer ${KEY.slice(0, -1)}` },
  "a key and a letter": { authorization: `Bearer ${KEY}0` },
  "a key in capitals": { authorization: `Bearer ${KEY.toUpperCase()}` },
  "the digest of a key": { authorization: `Bearer ${hex(KEY)}` },
  "the digest as it is configured": { authorization: `Bearer sha256:${hex(KEY)}` },
  "two keys": { authorization: `Bearer ${KEY} ${KEY}` },
  "a key in another header": { "x-api-key": KEY },
  "a forged name": { "x-tenant": "forms", "x-forwarded-user": "forms", "x-caller": "forms" },
  "a token": { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." },
};

const refused = Object.entries(REFUSED).map(([what, headers]): Case => ({
  name: `${what} opens nothing`,
  headers: { "content-type": "application/json", ...headers },
  status: 401,
  code: "UNAUTHENTICATED",
  keepsBack: new RegExp(KEY),
}));

export const API_KEYS: CaseGroup = {
  name: "API keys",
  door: KEYS,
  cases: [
    ...refused,
    { name: "a key opens", headers: bearing(KEY), status: 200 },
    { name: "the router's key opens", headers: bearing(ROUTER_KEY), status: 200 },
    {
      name: "the scheme may be in small letters",
      headers: { ...bearing(KEY), authorization: `bearer ${KEY}` },
      status: 200,
    },
    {
      name: "a key in the address opens nothing",
      path: `/graphql?api_key=${KEY}&access_token=${KEY}`,
      status: 401,
      code: "UNAUTHENTICATED",
    },
    {
      name: "an upload without a key is refused as one of another site",
      headers: { "content-type": "multipart/form-data; boundary=b" },
      status: 403,
      code: "CSRF_PREVENTED",
    },
    {
      name: "a query by GET wants a key too",
      method: "GET",
      path: "/graphql?query=%7B__typename%7D",
      headers: {},
      status: 401,
      code: "UNAUTHENTICATED",
    },
    ...["/health", "/", "/schema.graphql", "/samples/driver-licence.jpg"].map((path) => ({
      name: `${path} is open to everybody`,
      method: "GET",
      path,
      headers: {},
      status: 200,
    })),
  ],
};
