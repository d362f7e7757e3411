import type { Plugin } from "graphql-yoga";
import { isGuarded, type DoorConfig } from "../config/door.ts";
import { RequestError } from "../errors.ts";
import type { MaskError } from "../graphql/mask-error.ts";
import { credentialIn, findKey } from "./bearer.ts";
import { unauthenticated } from "./caller.ts";
import { responseOf } from "./error-response.ts";
import type { NodeContext } from "./use-request-body.ts";

export interface MetricsOptions {
  /** What is answered, in the text format of Prometheus. */
  readonly text: () => Promise<string>;
  readonly door: DoorConfig;
  readonly maskError: MaskError;
}

/** Answers `GET /metrics` to those who may read it. */
export function useMetrics({ text, door, maskError }: MetricsOptions): Plugin<object, NodeContext> {
  return {
    async onRequest({ url, request, serverContext: { req }, fetchAPI, ...answer }) {
      if (url.pathname !== "/metrics" || request.method !== "GET") return;
      const refusal = refusalOf(req.headers.authorization, door);
      if (refusal) {
        answer.endResponse(responseOf(maskError(refusal), fetchAPI));
        return;
      }
      const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
      answer.endResponse(new fetchAPI.Response(await text(), { headers }));
    },
  };
}

/** With METRICS_KEY, it alone opens the metrics; without, they are open where everything else is. */
function refusalOf(authorization: string | undefined, door: DoorConfig): RequestError | undefined {
  if (door.metricsKey) {
    const credential = credentialIn(authorization);
    if (credential !== undefined && findKey(credential, [door.metricsKey])) return undefined;
    return unauthenticated("Send the key of METRICS_KEY as `Authorization: Bearer …`.");
  }
  if (!isGuarded(door)) return undefined;
  return new RequestError(
    "FORBIDDEN",
    403,
    "The metrics are closed where keys or tokens guard the gateway: set METRICS_KEY to read them.",
  );
}
