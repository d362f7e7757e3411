import { Agent, FormData, request } from "undici";
import { BY_UPLOAD, PREFLIGHT, type GraphQLAnswer } from "../../test/support/gateway.ts";

/** Who asks: by a key, or by an address of this machine. */
export interface Who {
  readonly key?: string;
  readonly address: string;
}

const keyOf = (name: string) => name.padEnd(24, "-");

export const byKey = (name: string): Who => ({ key: keyOf(name), address: "127.0.0.1" });

/** Linux answers on all of 127.0.0.0/8. @param last - of the address, from 1 */
export const byAddress = (last: number): Who => ({ address: `127.0.0.${last}` });

/** The keys of callers with these names, as the gateway's settings have them. */
export const keysOf = (...names: readonly string[]) => ({
  API_KEYS: names.map((name) => `${name}=${keyOf(name)}`).join(","),
});

export const authorizationOf = ({ key }: Who): Record<string, string> =>
  key === undefined ? {} : { authorization: `Bearer ${key}` };

/** A client of its own for one caller. */
export function clientOf(gateway: URL, who: Who) {
  const dispatcher = new Agent({ localAddress: who.address });
  const post = async (headers: Record<string, string>, body: FormData | string) => {
    const response = await request(new URL("/graphql", gateway), {
      method: "POST",
      headers: { ...headers, ...authorizationOf(who) },
      body,
      dispatcher,
    });
    return outcomeOf((await response.body.json()) as GraphQLAnswer);
  };
  return {
    ask: (query: string, variables: object) =>
      post({ "content-type": "application/json" }, JSON.stringify({ query, variables })),
    upload(file: Uint8Array) {
      const body = new FormData();
      body.set("operations", JSON.stringify({ query: BY_UPLOAD, variables: { upload: null } }));
      body.set("map", '{"0":["variables.upload"]}');
      body.set("0", new Blob([Uint8Array.from(file)]), "licence.jpg");
      return post({ ...PREFLIGHT }, body);
    },
    /** Also breaks off what is under way; a second time does nothing. */
    async [Symbol.asyncDispose]() {
      if (!dispatcher.destroyed) await dispatcher.destroy();
    },
  };
}

/** "read", or the code of the error. */
function outcomeOf({ errors }: GraphQLAnswer): string {
  const [error] = errors ?? [];
  return error ? (error.extensions["code"] as string) : "read";
}
