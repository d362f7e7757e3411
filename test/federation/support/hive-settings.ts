/** What Hive Gateway needs to be told: the settings that `docs/federation.md` shows. */
export const HIVE_SETTINGS = {
  // Without it an upload is answered with 415.
  multipart: true,
  // A client that goes ends its request everywhere: what has not been paid for is not paid.
  executionCancellation: true,
  upstreamCancellation: true,
  // A router sends each field of a mutation by itself, so only its own count sees all of them:
  // ten times `recognizeLicence`, at 50 each by their `@cost`.
  demandControl: { maxCost: 500, operationTypeCost: () => 0, typeCost: () => 0 },
} as const;
