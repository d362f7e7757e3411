import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  gql,
  InMemoryCache,
  type TypedDocumentNode,
} from "@apollo/client";
import UploadHttpLink from "apollo-upload-client/UploadHttpLink.mjs";
import { PREFLIGHT } from "../../support/gateway.ts";
import { endpointOf, type Ask, type Data, type Question } from "./client.ts";

/** Apollo Client with apollo-upload-client. */
export const askByApollo: Ask = (gateway, question) => askThrough([], gateway, question);

const sending = (gateway: URL) =>
  new UploadHttpLink({ uri: endpointOf(gateway), headers: PREFLIGHT });

/** @param links - what stands before the one that sends */
export async function askThrough(
  links: readonly ApolloLink[],
  ...[gateway, { query, variables, signal }]: Parameters<Ask>
): ReturnType<Ask> {
  const client = new ApolloClient({
    link: ApolloLink.from([...links, sending(gateway)]),
    cache: new InMemoryCache({
      possibleTypes: { Licence: ["DriverLicence", "VehicleLicence", "VehicleLicenceBack"] },
    }),
    defaultOptions: { mutate: { fetchPolicy: "no-cache" } },
  });
  const mutation: TypedDocumentNode<Data, Question["variables"]> = gql(query);
  try {
    const { data } = await client.mutate({
      mutation,
      variables,
      context: { fetchOptions: { signal } },
    });
    return data ? { data } : { failure: undefined };
  } catch (error) {
    if (!CombinedGraphQLErrors.is(error)) throw error;
    return { failure: error.errors[0]?.extensions };
  }
}
