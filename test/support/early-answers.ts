import { askBodyFirst, bodyFirstVariants } from "./body-first.ts";
import { PREFLIGHT } from "./gateway.ts";
import { authorizationOf } from "./local-ocr.ts";

/** A request that is refused before its body is read, and what its answer must have. */
interface RefusedEarly {
  readonly path: string;
  readonly method?: string;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly answer: RegExp;
}

/** A key of the gateway's. */
export const EARLY_KEY = "the-key-of-these-early-answers";

const CALL = "/ocr/drivinglicence";
const FORM = { "content-type": "multipart/form-data; boundary=b" };

const forged = () => ({ ...FORM, authorization: authorizationOf({ key: "forged" }) });
const known = () => ({ ...FORM, authorization: `Bearer ${EARLY_KEY}` });

export const EARLY_AT_THE_SERVICE: Readonly<Record<string, RefusedEarly>> = {
  "a forged key": { path: CALL, headers: forged, answer: /"code":14,/ },
  "a forged key, with Expect": {
    path: CALL,
    headers: () => ({ ...forged(), expect: "100-continue" }),
    answer: /"code":14,/,
  },
  "no form, or one too long": {
    path: CALL,
    headers: () => ({ ...FORM, authorization: authorizationOf() }),
    answer: /"code":(3|23),/,
  },
  "an unknown path": { path: "/elsewhere", headers: () => FORM, answer: /^HTTP\/1\.1 404 / },
  "another method": {
    path: CALL,
    method: "PUT",
    headers: () => FORM,
    answer: /^HTTP\/1\.1 405 /,
  },
};

export const EARLY_AT_THE_GATEWAY: Readonly<Record<string, RefusedEarly>> = {
  "no key": {
    path: "/graphql",
    headers: () => ({ ...FORM, ...PREFLIGHT }),
    answer: /^HTTP\/1\.1 401 /,
  },
  "no preflight": { path: "/graphql", headers: () => FORM, answer: /CSRF_PREVENTED/ },
  "no form": { path: "/graphql", headers: known, answer: /"BAD_REQUEST"/ },
  "an unknown path": { path: "/elsewhere", headers: () => FORM, answer: /^HTTP\/1\.1 404 / },
  "another method": {
    path: "/graphql",
    method: "PUT",
    headers: known,
    answer: /^HTTP\/1\.1 405 /,
  },
};

/** Which bodies to send, and how often each. */
export interface EarlyAnswersOptions {
  readonly sizes: readonly number[];
  readonly times: number;
}

/** Asks by clients that write to the end before they read. */
export async function countHeard(
  url: URL,
  cases: Readonly<Record<string, RefusedEarly>>,
  { sizes, times }: EarlyAnswersOptions,
) {
  let asked = 0;
  const lost: string[] = [];
  for (const [name, { headers, answer, ...request }] of Object.entries(cases))
    for (const variant of bodyFirstVariants(sizes))
      for (let at = 0; at < times; at++) {
        const received = await askBodyFirst(url, { ...request, ...variant, headers: headers() });
        asked++;
        if (received === undefined || !answer.test(received))
          lost.push(`${name}, ${Object.values(variant).join(", ")}`);
      }
  return { asked, heard: asked - lost.length, lost };
}
