import type { Case, CaseGroup } from "./case.ts";

const LISTED = ["https://forms.example", "http://localhost:5173"];

const OTHERS = [
  "https://evil.example",
  "https://forms.example.evil.example",
  "https://evil.example/https://forms.example",
  "http://forms.example",
  "https://forms.example:444",
  "https://FORMS.example",
  "https://forms.example/",
  "https://forms.example, https://evil.example",
  "null",
  "*",
];

const NOTHING = {
  "access-control-allow-origin": undefined,
  "access-control-allow-credentials": undefined,
};

const preflight = (origin: string): Omit<Case, "name" | "status"> => ({
  method: "OPTIONS",
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "apollo-require-preflight,authorization,content-type",
  },
});

const casesFor = (origin: string, isListed: boolean): readonly Case[] => {
  const told = isListed
    ? { ...NOTHING, "access-control-allow-origin": origin, vary: "Origin" }
    : { ...NOTHING, vary: "Origin" };
  return [
    {
      ...preflight(origin),
      name: `a preflight of ${origin} is ${isListed ? "granted" : "not granted"}`,
      status: 204,
      answers: {
        ...told,
        "access-control-allow-methods": isListed ? "GET, POST" : undefined,
        "access-control-max-age": isListed ? "600" : undefined,
      },
    },
    {
      name: `an answer ${isListed ? "may" : "may not"} be read by ${origin}`,
      headers: { origin, "content-type": "application/json" },
      status: 200,
      answers: told,
    },
    {
      name: `a refusal ${isListed ? "may" : "may not"} be read by ${origin}`,
      headers: { origin, "content-type": "text/plain" },
      status: 403,
      code: "CSRF_PREVENTED",
      answers: told,
    },
  ];
};

export const CORS: CaseGroup = {
  name: "CORS with a list",
  door: { corsOrigins: LISTED },
  cases: [
    ...LISTED.flatMap((origin) => casesFor(origin, true)),
    ...OTHERS.flatMap((origin) => casesFor(origin, false)),
  ],
};

export const NO_CORS: CaseGroup = {
  name: "CORS without a list",
  cases: [...LISTED, "null"].flatMap((origin): readonly Case[] => [
    {
      ...preflight(origin),
      name: `a preflight of ${origin} is not granted`,
      status: 405,
      code: "BAD_REQUEST",
      answers: { ...NOTHING, vary: undefined },
    },
    {
      name: `an answer may not be read by ${origin}`,
      headers: { origin, "content-type": "application/json" },
      status: 200,
      answers: { ...NOTHING, vary: undefined },
    },
  ]),
};
