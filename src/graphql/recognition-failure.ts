import type { GraphQLError } from "graphql";
import type { Billed } from "../errors.ts";

/** Why one picture of several was not read. */
export interface RecognitionFailure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly billed: Billed;
}

/** @param error - one that the mask has let pass, or made */
export function failureOf({ message, extensions }: GraphQLError): RecognitionFailure {
  const { code, retryable, billed } = extensions as Omit<RecognitionFailure, "message">;
  return { code, message, retryable, billed };
}
