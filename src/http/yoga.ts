import { createYoga, useExecutionCancellation } from "graphql-yoga";
import type { DoorConfig } from "../config/door.ts";
import type { PersistedOperations } from "../config/persisted-operations.ts";
import type { Context } from "../graphql/context.ts";
import { createErrorMask, type MaskError, type ReportBug } from "../graphql/mask-error.ts";
import { schema } from "../graphql/schema.ts";
import { useAllowance } from "../graphql/use-allowance.ts";
import { useClosedSchema } from "../graphql/use-closed-schema.ts";
import { createDocumentCaches, useDocumentLimits } from "../graphql/use-document-limits.ts";
import { useMaskedValidation } from "../graphql/use-masked-validation.ts";
import type { MayBePrivate } from "../ocr/image.ts";
import { createRecognitionLoader } from "../ocr/recognition-loader.ts";
import type { Recognizer } from "../ocr/recognizer.ts";
import { createAuthenticate } from "./authenticate.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { graphiqlFor, renderGraphiQL } from "./graphiql.ts";
import { createRateLimit } from "./rate-limit.ts";
import { useCors } from "./use-cors.ts";
import { useDoor, type Door } from "./use-door.ts";
import { useFiles } from "./use-files.ts";
import { usePersistedOperations } from "./use-persisted-operations.ts";
import { useRequestBody, type NodeContext } from "./use-request-body.ts";
import { useMetrics } from "./use-metrics.ts";
import { useRateLimit } from "./use-rate-limit.ts";
import { useReadiness } from "./use-readiness.ts";
import { useSafeHeaders } from "./use-safe-headers.ts";
import { useStrictPaths } from "./use-strict-paths.ts";
import { useStrictStatus } from "./use-strict-status.ts";

export interface YogaOptions {
  readonly door: DoorConfig;
  readonly recognizer: Recognizer;
  /** What `GET /metrics` answers. */
  readonly metrics: () => Promise<string>;
  readonly budget: ByteBudget;
  readonly mayBePrivate: MayBePrivate;
  /** How many recognitions one request may ask for. */
  readonly recognitionsPerRequest: number;
  /** The only operations that are answered; undefined for any. */
  readonly persistedOperations: PersistedOperations | undefined;
  readonly reportBug: ReportBug;
  /** Whether new work is still taken. */
  readonly isOpen: () => boolean;
}

/**
 * Everything that is answered over HTTP: the API, its schema, the page, the meters, and the two
 * signs of life.
 *
 * Where only persisted operations are answered, the page and GraphiQL are not there: they write
 * operations of their own.
 */
export function createGraphQLHandler(options: YogaOptions) {
  const { recognizer, mayBePrivate, persistedOperations } = options;
  const { isProduction } = options.door;
  const maskError = createErrorMask(options.reportBug);
  const door = useDoor(createAuthenticate(options.door), {
    isSchemaSecret: isProduction,
    maskError,
  });
  return createYoga<NodeContext, Context>({
    schema,
    context({ request, req }) {
      const { id, isRouter } = door.callerOf(req);
      return {
        recognitions: createRecognitionLoader(recognizer, id, request.signal),
        mayReadSchema: isRouter,
        mayBePrivate,
        today: todayInChina(),
        maskError,
      };
    },
    plugins: [...hallPlugins(options, door, maskError), ...officePlugins(options, door, maskError)],
    graphqlEndpoint: "/graphql",
    healthCheckEndpoint: "/health",
    graphiql: persistedOperations || isProduction ? false : graphiqlFor,
    renderGraphiQL,
    extraParamNames: persistedOperations ? ["documentId"] : [],
    parserAndValidationCache: createDocumentCaches(),
    maskedErrors: { maskError },
    // The mask reports bugs. Yoga would log every refusal too, with what the client had sent.
    logging: false,
    // `useRequestBody` reads bodies, and counts them.
    multipart: false,
    maxRequestBodySize: false,
    // `useCors` does it.
    cors: false,
    landingPage: false,
  });
}

/** What looks at a request, in this order, until there is an operation. */
const hallPlugins = (
  { door: config, recognizer, isOpen, persistedOperations, ...options }: YogaOptions,
  door: Door,
  maskError: MaskError,
) => [
  useSafeHeaders(),
  useCors(config.corsOrigins),
  door,
  useFiles({ withPage: !persistedOperations }),
  useReadiness(async () => (isOpen() ? recognizer.unreadiness() : "DRAINING")),
  useMetrics({ text: options.metrics, door: config, maskError }),
  useStrictPaths(["/graphql", "/graphql/", "/health"]),
  useRequestBody({
    budget: options.budget,
    files: options.recognitionsPerRequest,
    callerOf: (req) => door.callerOf(req).id,
    isFullFor: (caller) => recognizer.isFullFor(caller),
  }),
  ...(persistedOperations ? [usePersistedOperations(persistedOperations)] : []),
];

/** What looks at an operation, in this order. */
const officePlugins = (
  { door: { isProduction, ...config }, recognitionsPerRequest }: YogaOptions,
  door: Door,
  maskError: MaskError,
) => [
  useDocumentLimits(),
  ...(isProduction ? [useClosedSchema()] : []),
  useMaskedValidation(maskError, { isSchemaSecret: isProduction }),
  useAllowance(recognitionsPerRequest),
  useRateLimit(createRateLimit(config.recognitionsPerMinute), (req) => door.callerOf(req).id),
  useStrictStatus(),
  // A client that has gone gets nothing more paid for.
  useExecutionCancellation(),
];

const DATE_IN_CHINA = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** `YYYY-MM-DD`, which is how Swedes write a date. */
const todayInChina = () => DATE_IN_CHINA.format(new Date());
