/** One operation, and what may end it. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

export type Data = Readonly<Record<string, unknown>>;

/** What a form learns from its client: data, or the `extensions` of the first error. */
export type Outcome =
  { readonly data: Data } | { readonly failure: Readonly<Record<string, unknown>> | undefined };

/** A GraphQL client as front ends use it. It rejects when its signal is aborted. */
export type Ask = (gateway: URL, question: Question) => Promise<Outcome>;

export const endpointOf = (gateway: URL) => new URL("/graphql", gateway).href;
