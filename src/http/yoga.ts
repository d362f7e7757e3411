import { createYoga, useExecutionCancellation } from "graphql-yoga";
import type { PersistedOperations } from "../config/persisted-operations.ts";
import type { Context } from "../graphql/context.ts";
import { createErrorMask, type ReportBug } from "../graphql/mask-error.ts";
import { schema } from "../graphql/schema.ts";
import { useAllowance } from "../graphql/use-allowance.ts";
import { useMaskedValidation } from "../graphql/use-masked-validation.ts";
import { createRecognitionLoader } from "../ocr/recognition-loader.ts";
import type { Recognizer } from "../ocr/recognizer.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { graphiqlFor, renderGraphiQL } from "./graphiql.ts";
import { usePersistedOperations } from "./use-persisted-operations.ts";
import { useRequestBody, type NodeContext } from "./use-request-body.ts";
import { useFiles } from "./use-files.ts";
import { useMetrics } from "./use-metrics.ts";
import { useReadiness } from "./use-readiness.ts";
import { useSafeHeaders } from "./use-safe-headers.ts";
import { useStrictStatus } from "./use-strict-status.ts";

export interface YogaOptions {
  readonly recognizer: Recognizer;
  /** What `GET /metrics` answers. */
  readonly metrics: () => Promise<string>;
  readonly budget: ByteBudget;
  readonly allowPrivateUrls: boolean;
  /** How many recognitions one request may ask for. */
  readonly recognitionsPerRequest: number;
  /** The only operations that are answered; undefined for any. */
  readonly persistedOperations: PersistedOperations | undefined;
  readonly reportBug: ReportBug;
  /** Whether new work is still taken. */
  readonly isOpen: () => boolean;
}

/**
 * Everything that is answered over HTTP: the API, its schema, the page, its meters, and the two signs of life.
 *
 * Where only persisted operations are answered, the page and GraphiQL are not there: they write
 * operations of their own.
 */
export function createGraphQLHandler(options: YogaOptions) {
  const { recognizer, allowPrivateUrls, persistedOperations, isOpen } = options;
  const maskError = createErrorMask(options.reportBug);
  return createYoga<NodeContext, Context>({
    schema,
    context: ({ request }) => ({
      recognitions: createRecognitionLoader(recognizer, "anonymous", request.signal),
      caller: "anonymous",
      allowPrivateUrls,
      today: todayInChina(),
      maskError,
    }),
    plugins: [
      useSafeHeaders(),
      useFiles({ withPage: !persistedOperations }),
      useReadiness(async () => (isOpen() ? recognizer.unreadiness() : "DRAINING")),
      useMetrics(options.metrics),
      useRequestBody(options.budget, options.recognitionsPerRequest),
      ...(persistedOperations ? [usePersistedOperations(persistedOperations)] : []),
      useMaskedValidation(maskError),
      useAllowance(options.recognitionsPerRequest),
      useStrictStatus(),
      // A client that has gone gets nothing more paid for.
      useExecutionCancellation(),
    ],
    graphqlEndpoint: "/graphql",
    healthCheckEndpoint: "/health",
    graphiql: persistedOperations ? false : graphiqlFor,
    renderGraphiQL,
    extraParamNames: persistedOperations ? ["documentId"] : [],
    maskedErrors: { maskError },
    // The mask reports bugs. Yoga would log every refusal too, with what the client had sent.
    logging: false,
    // `useRequestBody` reads bodies, and counts them.
    multipart: false,
    maxRequestBodySize: false,
    cors: false,
    landingPage: false,
  });
}

const DATE_IN_CHINA = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** `YYYY-MM-DD`, which is how Swedes write a date. */
const todayInChina = () => DATE_IN_CHINA.format(new Date());
