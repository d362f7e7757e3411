import { Client, fetchExchange } from "@urql/core";
import { PREFLIGHT } from "../../support/gateway.ts";
import { endpointOf, type Ask, type Data, type Outcome } from "./client.ts";

/** urql, which sends files by itself. Who unsubscribes cancels. */
export const askByUrql: Ask = (gateway, { query, variables, signal }) => {
  const client = new Client({
    url: endpointOf(gateway),
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: PREFLIGHT },
  });
  return new Promise<Outcome>((resolve, reject) => {
    const subscription = client.mutation<Data>(query, variables).subscribe(({ data, error }) => {
      resolve(data && !error ? { data } : { failure: error?.graphQLErrors[0]?.extensions });
    });
    signal?.addEventListener("abort", () => {
      subscription.unsubscribe();
      reject(signal.reason as Error);
    });
  });
};
