import type { GraphQLError } from "graphql";
import type { MayBePrivate } from "../ocr/image.ts";
import type { RecognitionLoader } from "../ocr/recognition-loader.ts";

/** What resolvers may use. Made anew for each request. */
export interface Context {
  readonly recognitions: RecognitionLoader;
  /** Whether the schema is told, where it is told to hardly anybody. */
  readonly mayReadSchema: boolean;
  /** Which of the urls that name a host of our own network may be asked for. */
  readonly mayBePrivate: MayBePrivate;
  /** Today in China, `YYYY-MM-DD`: licences expire there. */
  readonly today: string;
  /** What a client may see of an error, where that is told as a value. */
  readonly maskError: (error: unknown) => GraphQLError;
}
