/** What Hive Gateway needs to be told: the settings that `docs/federation.md` shows. */
export const HIVE_SETTINGS = {
  // Without it an upload is answered with 415.
  multipart: true,
  // Clients send it with every upload, so that none comes from a page of another site.
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }: { request: Request }) => ({
      "apollo-require-preflight": request.headers.get("apollo-require-preflight"),
    }),
  },
  // A client that goes ends its request everywhere: what has not been paid for is not paid.
  executionCancellation: true,
  upstreamCancellation: true,
  // A router sends each field of a mutation by itself, so only its own count sees all of them:
  // ten times `recognizeLicence`, at 50 each by their `@cost`.
  demandControl: { maxCost: 500, operationTypeCost: () => 0, typeCost: () => 0 },
} as const;
