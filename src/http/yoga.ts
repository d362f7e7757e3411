import { createYoga, useExecutionCancellation, useReadinessCheck } from "graphql-yoga";
import type { Context } from "../graphql/context.ts";
import { createErrorMask, type ReportBug } from "../graphql/mask-error.ts";
import { schema } from "../graphql/schema.ts";
import { useAllowance } from "../graphql/use-allowance.ts";
import { useMaskedValidation } from "../graphql/use-masked-validation.ts";
import type { OcrProvider } from "../ocr/provider.ts";
import { createRecognitionLoader } from "../ocr/recognition-loader.ts";
import type { ByteBudget } from "./byte-budget.ts";
import { useRequestBody, type NodeContext } from "./use-request-body.ts";
import { useFiles } from "./use-files.ts";
import { useStrictStatus } from "./use-strict-status.ts";

export interface YogaOptions {
  readonly provider: OcrProvider;
  readonly budget: ByteBudget;
  readonly allowPrivateUrls: boolean;
  /** How many recognitions one request may ask for. */
  readonly recognitionsPerRequest: number;
  readonly reportBug: ReportBug;
  /** Whether new work is still taken. */
  readonly isOpen: () => boolean;
}

/** Everything that is answered over HTTP: the API, its schema, and the two signs of life. */
export function createGraphQLHandler(options: YogaOptions) {
  const { provider, budget, allowPrivateUrls, recognitionsPerRequest, reportBug, isOpen } = options;
  const maskError = createErrorMask(reportBug);
  return createYoga<NodeContext, Context>({
    schema,
    context: ({ request }) => ({
      recognitions: createRecognitionLoader(provider, request.signal),
      allowPrivateUrls,
      today: todayInChina(),
      maskError,
    }),
    plugins: [
      useFiles(),
      useReadinessCheck({ endpoint: "/ready", check: async () => isOpen() && provider.isReady() }),
      useRequestBody(budget, recognitionsPerRequest),
      useMaskedValidation(maskError),
      useAllowance(recognitionsPerRequest),
      useStrictStatus(),
      // A client that has gone gets nothing more paid for.
      useExecutionCancellation(),
    ],
    graphqlEndpoint: "/graphql",
    healthCheckEndpoint: "/health",
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
