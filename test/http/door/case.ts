import assert from "node:assert/strict";
import { once } from "node:events";
import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { BY_URL, startHouse, type HouseOptions } from "../../support/gateway.ts";
import { read } from "../../support/upstream.ts";

/** Something at the door, and what becomes of it. */
export interface Case {
  readonly name: string;
  /** Default: POST. */
  readonly method?: string;
  /** Default: `/graphql`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: a recognition by url, as JSON, for a POST. */
  readonly body?: string;
  readonly status: number;
  /** `extensions.code` of the answer. */
  readonly code?: string;
  /** What each of these headers says; undefined for one that must not be there. */
  readonly answers?: Readonly<Record<string, string | undefined>>;
  /** What the answer may not hold. */
  readonly keepsBack?: RegExp;
  /** How often the provider is called. Default: once for status 200 of a POST, never otherwise. */
  readonly calls?: number;
}

/** Cases for one house with this door. */
export interface CaseGroup extends HouseOptions {
  readonly name: string;
  readonly cases: readonly Case[];
}

export const RECOGNITION = JSON.stringify({
  query: BY_URL,
  variables: { url: "https://example.com/licence.jpg" },
});

export type House = Awaited<ReturnType<typeof startHouse>>;

export const houseOf = (group: CaseGroup): Promise<House> =>
  startHouse(read({ 姓名: "王小明" }), group);

/** Sends a case over a socket of its own, and holds the gateway to it. */
export async function assertCase(house: House, expected: Case): Promise<void> {
  const before = house.calls.length;
  const { method = "POST", status, code, answers = {}, keepsBack } = expected;
  const answer = await send(house.url, expected);
  assert.equal(answer.status, status, answer.body);
  assert.equal(codeIn(answer.body), code);
  for (const [name, value] of Object.entries(answers)) assert.equal(answer.headers[name], value);
  if (status === 401) assert.equal(answer.headers["www-authenticate"], "Bearer");
  if (keepsBack) assert.doesNotMatch(answer.body, keepsBack);
  const { calls = method === "POST" && status === 200 ? 1 : 0 } = expected;
  assert.equal(house.calls.length - before, calls);
  assert.deepEqual(house.bugs, []);
}

async function send(
  gateway: URL,
  {
    method = "POST",
    path = "/graphql",
    headers = { "content-type": "application/json" },
    body,
  }: Case,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const asked = request(new URL(path, gateway), { method, headers, agent: false });
  asked.end(body ?? (method === "POST" ? RECOGNITION : undefined));
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await text(response),
  };
}

function codeIn(body: string): string | undefined {
  if (!body.startsWith("{")) return undefined;
  const { errors } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
  return errors?.[0]?.extensions?.code;
}
